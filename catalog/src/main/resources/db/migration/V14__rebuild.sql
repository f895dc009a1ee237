-- The transaction that changed a document last. What a snapshot did not see yet has the snapshot's
-- xmin or more, whenever it commits: so it can be told what moved since a rebuild of the index
-- began, which no clock can. A trigger, lest one of the many statements that write changes forget.
alter table outbox add column moved xid8 not null default pg_current_xact_id();

create function outbox_moved() returns trigger language plpgsql as $$
begin
  new.moved := pg_current_xact_id();
  return new;
end $$;
create trigger outbox_moved before update on outbox for each row
  when (new.revision <> old.revision)
  execute function outbox_moved();

-- Rebuilds of the search index: new indices are filled beside those that serve.
create table rebuild (
  id      uuid        primary key default uuidv7(),
  prefix  text        not null,              -- of the index names
  state   text        not null default 'filling',  -- filling, done, abandoned, rolled_back
  horizon xid8        not null,              -- what moved before it is in the new indices, once all ranges are filled
  behind  xid8,                              -- what moved before it is in the replaced indices
  begun   timestamptz not null default clock_timestamp(),
  swapped timestamptz
);
create unique index one_rebuild_at_a_time on rebuild (prefix) where state = 'filling';

create table rebuild_index (
  rebuild  uuid not null references rebuild on delete cascade,
  kind     text not null,                    -- asset, dandiset
  built    text not null,                    -- name of the new index
  replaced text,                             -- name of the one that served before; null where none did
  primary key (rebuild, kind)
);

-- Keys from one exclusive bound to an inclusive other; null is no bound.
create table rebuild_range (
  rebuild uuid    not null references rebuild on delete cascade,
  kind    text    not null,
  number  integer not null,
  reached text collate "C",                  -- up to here it is filled; the lower bound at first
  upto    text collate "C",
  filled  boolean not null default false,
  primary key (rebuild, kind, number)
);

-- Documents that a new index refused.
create table rebuild_refusal (
  rebuild uuid not null references rebuild on delete cascade,
  kind    text not null,
  key     text collate "C" not null,
  reason  text not null,
  primary key (rebuild, kind, key)
);
