-- What of its kind a run is about: all, DANDI:000003. For people.
alter table run add column scope text not null default 'all';

-- What is to be run by a worker, on whatever machine one is.
create table run_request (
  id           bigint generated always as identity primary key,
  kind         text        not null,         -- dandi, lindi, mirror
  options      jsonb       not null default '{}',
  requested_by text        not null,
  requested_at timestamptz not null,         -- our clock, as all below
  state        text        not null default 'queued',
    -- queued, running, done (its run ended), failed, refused (cannot be read), cancelled,
    -- lost (worker after worker died over it)
  due          timestamptz not null,         -- not claimed before
  claims       bigint      not null default 0,  -- how often it was claimed; tells a claim from an older one
  losses       integer     not null default 0,  -- how many of its workers died
  host         text,                         -- of the worker that has or had it
  pid          bigint,
  version      text,
  heartbeat    timestamptz,
  run          bigint references run on delete set null,
  cancel_requested_at timestamptz,
  finished     timestamptz,
  outcome      text                          -- why it waits or how it ended, for people
);
-- One at a time, whoever claims.
create unique index one_running_request on run_request (kind) where state = 'running';
create index queued_request on run_request (id) where state = 'queued';
