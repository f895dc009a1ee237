-- What is known of the archive. Names follow the archive's; times are the archive's clocks unless a
-- column says otherwise. Text that is compared byte by byte (paths) has collation "C".

create table run (
  id        bigint generated always as identity primary key,
  kind      text        not null,            -- dandi, lindi, mirror
  status    text        not null,            -- running, completed, completed_with_errors, failed, cancelled
  options   jsonb       not null default '{}',
  host      text        not null,
  pid       bigint      not null,
  version   text        not null,            -- of this program
  started   timestamptz not null,            -- our clock
  finished  timestamptz,                     -- our clock
  counts    json        not null default '{}',  -- json: in the order in which people read them
  errors    jsonb       not null default '[]',
  message   text
);
create index run_by_start on run (started desc, id desc);

create table dandiset (
  id             text collate "C" primary key,
  contact_person text        not null,
  embargo_status text        not null,
  stars          integer     not null,
  created        timestamptz not null,
  modified       timestamptz not null
);

-- What the archive's list said when the dandiset was last stored whole.
create table watermark (
  dandiset           text collate "C" primary key references dandiset on delete cascade,
  draft_modified     timestamptz,
  published          text collate "C",
  published_modified timestamptz,
  asset_count        bigint not null,
  bytes              bigint not null
);

-- A dandiset that was here and is not any more.
create table tombstone (
  dandiset text collate "C" primary key,
  name     text        not null,
  reason   text        not null,             -- deleted, embargoed
  at       timestamptz not null              -- our clock
);

create table version (
  id           bigint generated always as identity primary key,
  dandiset     text collate "C" not null references dandiset on delete cascade,
  version      text collate "C" not null,
  latest       boolean     not null,         -- the newest published one of its dandiset
  name         text        not null,
  status       text        not null,
  asset_count  bigint      not null,
  bytes        bigint      not null,
  created      timestamptz not null,
  modified     timestamptz not null,
  description  text,
  keywords     text[]      not null,
  contributors text[]      not null,
  licenses     text[]      not null,
  doi          text,
  -- A vocabulary is two arrays of one length: names as written, identifiers or null.
  species_names text[] not null, species_ids text[] not null,
  approach_names text[] not null, approach_ids text[] not null,
  technique_names text[] not null, technique_ids text[] not null,
  variables    text[]      not null,
  metadata     jsonb       not null,
  unique (dandiset, version)
);
create unique index one_latest_version on version (dandiset) where latest;

create table asset (
  id              uuid primary key,
  blob            uuid,
  zarr            uuid,
  bytes           bigint      not null,
  encoding_format text,
  created         timestamptz not null,
  modified        timestamptz not null,
  species_names text[] not null, species_ids text[] not null,
  sex_names text[] not null, sex_ids text[] not null,
  subjects        text[]      not null,
  approach_names text[] not null, approach_ids text[] not null,
  technique_names text[] not null, technique_ids text[] not null,
  variables       text[]      not null,
  metadata        jsonb       not null
);
-- Those that may have a LINDI file.
create index nwb_asset on asset (id) include (modified)
  where encoding_format = 'application/x-nwb' and zarr is null;

-- An asset at its path in a version. The path is the identity in a version; assets are shared.
create table place (
  version bigint not null references version on delete cascade,
  path    text collate "C" not null,
  asset   uuid   not null references asset,
  primary key (version, path)
);
create index place_by_asset on place (asset);

-- Readings of versions that are under way. Unlogged like what they stage, so that a crash of
-- Postgres, which empties both, is noticed when the reading is to be kept.
create unlogged table staged_load (
  id    uuid        primary key default uuidv7(),
  begun timestamptz not null default clock_timestamp()
);

-- Pages of a version that is being read; becomes the version in one statement, or nothing.
create unlogged table staged_asset (
  load            uuid   not null,
  path            text collate "C" not null,
  id              uuid   not null,
  described       boolean not null,          -- false: only listed, the rest is null
  blob            uuid,
  zarr            uuid,
  bytes           bigint,
  encoding_format text,
  created         timestamptz,
  modified        timestamptz,
  species_names text[], species_ids text[],
  sex_names text[], sex_ids text[],
  subjects        text[],
  approach_names text[], approach_ids text[],
  technique_names text[], technique_ids text[],
  variables       text[],
  metadata        jsonb
) with (
  -- Its content is never what the statistics saw: a plan made for a load of 60,000 would be used
  -- for one of ten. Without statistics every plan goes through the indexes.
  autovacuum_analyze_threshold = 2000000000
);
create index staged_by_path on staged_asset (load, path);
create index staged_by_id on staged_asset (load, id);

create table lindi (
  asset               uuid primary key references asset on delete cascade,
  state               text        not null,  -- read, absent, rejected, failed: how the last asking ended
  reason              text,                  -- why it was rejected or failed
  url                 text        not null,
  etag                text,
  last_modified       text,
  structure           jsonb,                 -- null until a file was read; a worse outcome keeps it
  generation_metadata jsonb,
  processed_at        timestamptz,           -- our clock, when the structure was stored
  processing_version  integer,
  run                 bigint references run on delete set null,
  asset_modified      timestamptz not null,  -- the asset's clock when it was last asked for
  asked_at            timestamptz not null,  -- our clock
  due_at              timestamptz not null,  -- our clock, when it is asked for again though nothing moved
  misses              integer     not null default 0
);
create index lindi_due on lindi (due_at);

create table nwb_object (
  asset         uuid not null references asset on delete cascade,
  path          text collate "C" not null,
  neurodata_type text  not null,
  namespace     text,
  ancestors     text[] not null,             -- nearest first, the type itself not among them
  kind          text   not null,             -- GROUP, DATASET
  shape         bigint[],
  dtype         text,
  columns       text[] not null,
  rows          bigint,
  object_id     text,
  description   text,
  primary key (asset, path)
);
create index nwb_object_by_type on nwb_object (neurodata_type);

-- One row per document of the mirror, never deleted: its revision is the external version of the
-- document, deletions included. Pending while delivered < revision.
create table outbox (
  kind      text        not null,            -- asset, dandiset
  key       text collate "C" not null,
  revision  bigint      not null default 1,
  delivered bigint      not null default 0,
  due       timestamptz not null,
  attempts  integer     not null default 0,
  primary key (kind, key)
);
create index outbox_pending on outbox (kind, due, key) where delivered < revision;

-- Documents that the cluster refused, with its reason, so that one does not dam the river.
create table parked (
  kind     text        not null,
  key      text collate "C" not null,
  revision bigint      not null,
  reason   text        not null,
  at       timestamptz not null,
  primary key (kind, key)
);
