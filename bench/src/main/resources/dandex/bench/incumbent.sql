-- The same catalog as dandi-sql keeps it: the metadata of each asset of a draft and the structure
-- of its LINDI file, each as JSON. Where contents were copied without their structure, it is that
-- of the file that they were copied from, thinned alike. dandi-sql has no GIN index; here it has.
create schema bench_incumbent;

create table bench_incumbent.dandiset as
  select v.dandiset as id, v.name from version v where v.version = 'draft';

create table bench_incumbent.asset as
  with whole as (
    select distinct on (l.content_hash) l.content_hash, l.asset, l.structure
    from lindi l
    where l.structure is not null and l.structure -> 'refs' <> '{}'
    order by l.content_hash, l.asset
  ), copy as (
    select distinct on (l.content_hash) l.content_hash, l.asset from lindi l
    where l.structure -> 'refs' = '{}'
    order by l.content_hash, l.asset
  ), thin as (
    select w.content_hash, jsonb_build_object('refs', jsonb_object_agg(r.key, r.value)) as structure
    from whole w
    join copy c on c.content_hash = w.content_hash
    cross join lateral jsonb_each(w.structure -> 'refs') r
    where r.key like '.z%' or r.key like 'units%'
       or exists (select from nwb_item i
                  where i.asset = c.asset and i.path = regexp_replace(r.key, '/[^/]*$', ''))
    group by w.content_hash
  )
  select a.id, p.path, p.dandiset, a.modified, a.metadata as asset_metadata,
         case when l.structure -> 'refs' = '{}' then t.structure else l.structure end as lindi
  from (select distinct on (p.asset) p.asset, p.path, v.dandiset
        from place p join version v on v.id = p.version
        where v.version = 'draft'
        order by p.asset, v.dandiset) p
  join asset a on a.id = p.asset
  left join lindi l on l.asset = a.id and l.structure is not null
  left join thin t on t.content_hash = l.content_hash;

alter table bench_incumbent.asset add primary key (id);
create index on bench_incumbent.asset using gin (asset_metadata jsonb_path_ops);
create index on bench_incumbent.asset using gin (lindi jsonb_path_ops);
create index on bench_incumbent.asset (dandiset);
alter table bench_incumbent.dandiset add primary key (id);
analyze bench_incumbent.asset, bench_incumbent.dandiset;
