-- What of a row's metadata could not be lifted into its columns: each a path with the reason,
-- `wasAttributedTo[0].species: a number where a name was expected`. The metadata itself is kept.

alter table asset add column oddities text[] not null default '{}';
alter table version add column oddities text[] not null default '{}';
alter table staged_asset add column oddities text[];
