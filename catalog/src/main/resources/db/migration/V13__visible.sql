-- What may be shown. Whoever answers people, or writes what people search in, has schema `visible`
-- before that of the tables in its search path: there each table that holds something of dandisets
-- is a view without what is under embargo. The tables themselves are for those who keep them.
--
-- Nearly always nothing is under embargo, as the archive shows such dandisets to their owners only;
-- then the views look into an empty index.

create index embargoed_dandiset on dandiset (id) where embargo_status <> 'OPEN';

-- Dandisets of which nothing may show, though the index may still speak of them.
create view hidden_dandiset (dandiset, embargoed) as
select t.dandiset, t.reason = 'embargoed' from tombstone t
where not exists (select from dandiset d where d.id = t.dandiset)
union all
select d.id, true from dandiset d where d.embargo_status <> 'OPEN';

-- Of what is under embargo not even the name is kept when it leaves.
alter table tombstone alter column name drop not null;
update tombstone set name = null where reason = 'embargoed';

create schema visible;

-- Functions, since every statement is planned anew with each subquery in it, which took longer than
-- some statements; so a view costs some hundredths of a millisecond. They are the definer's, as who
-- reads the views for SQL may read no table.
create function visible.embargoed_dandisets() returns text[]
  language sql stable parallel safe security definer
  return array(select d.id from dandiset d where d.embargo_status <> 'OPEN');

create function visible.embargoed_versions() returns bigint[]
  language sql stable parallel safe security definer
  return array(
    select v.id from dandiset d join version v on v.dandiset = d.id where d.embargo_status <> 'OPEN');

-- An asset is seen where it stands in some dandiset that is. Of another one where it stands as well
-- nothing is told.
create function visible.stands(asset uuid) returns boolean
  language sql stable parallel safe security definer
  return exists (
    select from place p join version v on v.id = p.version join dandiset d on d.id = v.dandiset
    where p.asset = stands.asset and d.embargo_status = 'OPEN');

create view visible.dandiset as
select * from dandiset where embargo_status = 'OPEN';

create view visible.version as
select * from version where dandiset <> all ((select visible.embargoed_dandisets())::text[]);

create view visible.vocabulary as
select * from vocabulary where dandiset <> all ((select visible.embargoed_dandisets())::text[]);

create view visible.place as
select * from place where version <> all ((select visible.embargoed_versions())::bigint[]);

create view visible.asset as
select * from asset a
where (select cardinality(visible.embargoed_versions()) = 0) or visible.stands(a.id);

create view visible.lindi as
select * from lindi l
where (select cardinality(visible.embargoed_versions()) = 0) or visible.stands(l.asset);

create view visible.nwb_item as
select * from nwb_item i
where (select cardinality(visible.embargoed_versions()) = 0) or visible.stands(i.asset);

create view visible.nwb_object as
select * from visible.nwb_item where neurodata_type is not null;

create view visible.nwb_file as
select * from nwb_file f
where (select cardinality(visible.embargoed_versions()) = 0) or visible.stands(f.asset);

-- Runs without the errors that speak of what is hidden: they may quote its paths.
create view visible.run as
select r.id, r.kind, r.status, r.options, r.host, r.pid, r.version, r.started, r.finished, r.counts,
       case when r.errors = '[]' or not exists (select from hidden_dandiset where embargoed)
            then r.errors
            else (
              select coalesce(jsonb_agg(told.error order by told.n), '[]')
              from jsonb_array_elements(r.errors) with ordinality as told (error, n)
              where not exists (
                  select from hidden_dandiset h
                  where h.embargoed and h.dandiset = told.error ->> 'subject')
                and not exists (
                  select from asset a
                  where a.id = case
                      when told.error ->> 'subject' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                      then (told.error ->> 'subject')::uuid end
                    and not visible.stands(a.id)))
       end as errors,
       r.message, r.scope
from run r;

-- The views for SQL are as they were, over what may be shown: each is told by Postgres in words that
-- mean tables, and read again where the same words mean the views above.
do $$
declare
  tables text := current_setting('search_path');
  view record;
begin
  for view in
    select c.relname as name, pg_get_viewdef(c.oid) as words
    from pg_class c where c.relnamespace = 'dandex'::regnamespace and c.relkind = 'v'
  loop
    perform set_config('search_path', 'visible, ' || tables, true);
    execute format('create or replace view dandex.%I as %s', view.name, view.words);
    perform set_config('search_path', tables, true);
  end loop;
end $$;
comment on column dandex.tombstone.name is 'As its draft had it, else its newest version; null where it is under embargo.';
