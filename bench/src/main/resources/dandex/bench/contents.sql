-- Gives each NWB file whose LINDI file was not read the content of one that was, thinned to the
-- first object of each neurodata type, and to bench.objects of these.
set synchronous_commit = off;

create temp table target as
  select a.id, row_number() over (order by a.id) as n from asset a
  where a.encoding_format = 'application/x-nwb'
    and not exists (select from lindi l where l.asset = a.id);
create temp table template as
  select asset, row_number() over (order by asset) - 1 as n from nwb_file;
create temp table pair as
  select t.id, m.asset as template
  from target t join template m on m.n = t.n % (select count(*) from template);
create index on pair (template);
analyze pair;

insert into lindi (
  asset, state, url, structure, generation_metadata, processed_at, processing_version,
  asset_modified, asked_at, due_at, structure_chars, content_hash)
select p.id, l.state, l.url, '{"refs": {}}', l.generation_metadata, l.processed_at,
       l.processing_version, l.asset_modified, l.asked_at, l.due_at, l.structure_chars,
       l.content_hash
from pair p join lindi l on l.asset = p.template;

create temp table thin as
  with first as (
    select distinct on (asset, neurodata_type) * from nwb_item
    where neurodata_type is not null
    order by asset, neurodata_type, path
  ), numbered as (
    select first, row_number() over (partition by asset order by path) as n from first
  )
  select (first).* from numbered where n <= current_setting('bench.objects')::int;
create index on thin (asset);
analyze thin;

-- All columns but the asset, whichever there are.
do $$
declare
  name    text;
  source  text;
  columns text;
begin
  foreach name in array array['nwb_item', 'nwb_file'] loop
    source := case name when 'nwb_item' then 'thin' else name end;
    select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into columns
    from information_schema.columns
    where table_schema = 'public' and table_name = name and column_name <> 'asset';
    execute format(
      'insert into %I (asset, %s) select p.id, %s from pair p join %I t on t.asset = p.template',
      name, columns, columns, source);
  end loop;
end $$;
analyze;
