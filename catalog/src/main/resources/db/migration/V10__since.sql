-- Since when a document is pending, for `searchFreshness`. `due` does not say: claims and
-- postponements move it. A trigger, lest one of the many statements that write changes forget it.
alter table outbox add column since timestamptz not null default clock_timestamp();

create function outbox_since() returns trigger language plpgsql as $$
begin
  -- When one change is delivered and a newer one is there already, the newer one wrote `due`.
  new.since := case when new.delivered > old.delivered then least(old.due, clock_timestamp())
                    else clock_timestamp() end;
  return new;
end $$;
create trigger outbox_since before update on outbox for each row
  when (old.delivered >= old.revision and new.revision > new.delivered
        or new.delivered > old.delivered and new.revision > new.delivered)
  execute function outbox_since();
