-- Assets that share a content are asked for by it.
create index asset_by_blob on asset (blob, id) where blob is not null;
