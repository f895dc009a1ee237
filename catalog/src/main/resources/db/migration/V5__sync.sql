-- What a sync knows of its own work, so that the next one reads only what it must.

-- What the archive said of a version when its content was last read and proved; null before. The
-- row's own columns may be newer: they follow the archive's lists, the content follows readings.
alter table version
  add content_modified timestamptz,
  add content_count    bigint,
  add content_bytes    bigint;

update version v
set content_modified = v.modified, content_count = v.asset_count, content_bytes = v.bytes
from watermark w
where w.dandiset = v.dandiset;

-- Our clock, when everything of the dandiset was last compared, whatever its clocks said.
alter table watermark add reconciled timestamptz;

-- Zarrs change without any clock, so the dandisets that hold one are compared more often.
create index zarr_asset on asset (id) where zarr is not null;

-- What is staged is joined by path only as a whole, by hashing; an index would only be kept up.
drop index staged_by_path;

-- Dandisets whose last update failed: they are stale whatever the list says, and tried first. No
-- reference, as a new one that failed is not here yet.
create table failed_update (
  dandiset text collate "C" primary key,
  since    timestamptz not null,             -- our clock
  attempts integer     not null default 1,
  message  text        not null
);
