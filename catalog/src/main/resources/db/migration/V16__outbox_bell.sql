-- Wakes whoever delivers as changes come, once they are committed: however many rows a statement
-- writes and a transaction statements, it is one ring. Claims and confirmations write other columns
-- and wake nobody. A trigger, lest one of the many statements that write changes forget it.
create function outbox_bell() returns trigger language plpgsql as $$
begin
  perform pg_notify('dandex_outbox', '');
  return null;
end $$;
create trigger outbox_bell after insert or update of revision on outbox
  for each statement execute function outbox_bell();
