-- What files have each once, so that counting assets need not go through all that is in them.
alter table nwb_file
  add column neurodata_types text[] not null default '{}',
  add column columns text[] not null default '{}';
update nwb_file f set
  neurodata_types = array(
    select distinct i.neurodata_type from nwb_item i
    where i.asset = f.asset and i.neurodata_type is not null),
  columns = array(
    select distinct c.name from nwb_item i cross join lateral unnest(i.columns) as c (name)
    where i.asset = f.asset and i.neurodata_type is not null);

-- Words as they are compared when something is suggested: small letters without accents, and what
-- is neither letter nor digit one space.
create function folded(written text) returns text
  language sql immutable strict parallel safe
  return btrim(
    regexp_replace(
      translate(
        regexp_replace(
          lower(normalize(written, nfkd) collate "pg_c_utf8"), '[\u0300-\u036f]', '', 'g'),
        'øłđıħŧ', 'oldiht') collate "pg_c_utf8",
      '[^[:alnum:]]+', ' ', 'g'));

-- Where a text may be begun to be typed: at each of its words, those within `ElectricalSeries`
-- included. Each is a lexeme that goes on to the end, so that several words are found as typed;
-- in front is what kind of word it is.
create function beginnings(kind text, written text, identifier text) returns tsvector
  language sql immutable parallel safe
  return array_to_tsvector(array(
    select distinct kind || ' ' || left(part, 200)
    from (
      select substr(folded, place) as part
      from (select folded(written) as folded) words
        cross join lateral generate_series(1, least(length(folded), 300)) as at (place)
      where place = 1 or substr(folded, place - 1, 1) = ' '
      union all
      select folded(substr(written, place))
      from generate_series(2, least(length(written), 300)) as at (place)
      where substr(written, place - 1, 2) ~ '[[:lower:]][[:upper:]]'
      union all
      select identifier where kind = 'DANDISET'
      union all
      select ltrim(identifier, '0') where kind = 'DANDISET') parts
    where part <> ''));

-- What is suggested: in how many assets of a dandiset a word occurs, or 1 where it is said of the
-- dandiset itself. Those of the version shown: the draft, else the newest published one.
create table vocabulary (
  dandiset   text collate "C" not null references dandiset on delete cascade,
  kind       text collate "C" not null,
  written    text collate "C" not null,
  identifier text,
  count      bigint not null,
  beginnings tsvector not null generated always as (beginnings(kind, written, identifier)) stored,
  primary key (dandiset, kind, written)
);
create index vocabulary_by_beginning on vocabulary using gin (beginnings) with (fastupdate = off);

-- The version that speaks for its dandiset: the draft, else the newest published one.
create view shown_version as
select v.* from version v
where v.version = 'draft'
  or v.latest and not exists (
    select from version d where d.dandiset = v.dandiset and d.version = 'draft');

-- What the vocabulary is to hold; the table keeps it.
create view vocabulary_due (dandiset, kind, written, identifier, count) as
select dandiset, 'DANDISET', left(name, 300), dandiset, asset_count from shown_version
union all
select s.dandiset, 'KEYWORD', k.word, null, 1
from shown_version s cross join lateral unnest(s.keywords) as k (word)
where length(k.word) between 1 and 300
group by s.dandiset, k.word
union all
select s.dandiset, 'CONTRIBUTOR', c.name, max(p.identifier), 1
from shown_version s
  cross join lateral unnest(s.contributors) as c (name)
  left join lateral (
    select one ->> 'identifier' as identifier
    from jsonb_array_elements(
      case when jsonb_typeof(s.metadata -> 'contributor') = 'array'
           then s.metadata -> 'contributor' end) as one
    where one ->> 'name' = c.name) p on true
where length(c.name) between 1 and 300
group by s.dandiset, c.name
union all
-- Assets of a dandiset are mostly alike, so those that say the same are put together first.
select alike.dandiset, t.kind, t.word, max(t.identifier), sum(alike.assets)::bigint
from (
    select s.dandiset, a.species_names, a.species_ids, a.approach_names, a.approach_ids,
           a.technique_names, a.technique_ids, a.variables, count(*) as assets
    from shown_version s
      join place p on p.version = s.id
      join asset a on a.id = p.asset
    group by s.dandiset, a.species_names, a.species_ids, a.approach_names, a.approach_ids,
             a.technique_names, a.technique_ids, a.variables) alike
  cross join lateral (
    select 'SPECIES', name, max(id)
    from unnest(alike.species_names, alike.species_ids) as t (name, id) group by name
    union all
    select 'APPROACH', name, max(id)
    from unnest(alike.approach_names, alike.approach_ids) as t (name, id) group by name
    union all
    select 'MEASUREMENT_TECHNIQUE', name, max(id)
    from unnest(alike.technique_names, alike.technique_ids) as t (name, id) group by name
    union all
    select distinct 'VARIABLE_MEASURED', name, null::text
    from unnest(alike.variables) as t (name)) as t (kind, word, identifier)
where length(t.word) between 1 and 300
group by alike.dandiset, t.kind, t.word
union all
select alike.dandiset, w.kind, w.word, null, sum(alike.files)::bigint
from (
    select s.dandiset, f.neurodata_types, f.columns, f.electrode_locations, count(*) as files
    from shown_version s
      join place p on p.version = s.id
      join nwb_file f on f.asset = p.asset
    group by s.dandiset, f.neurodata_types, f.columns, f.electrode_locations) alike
  cross join lateral (
    select 'NEURODATA_TYPE', word from unnest(alike.neurodata_types) as word
    union all
    select 'COLUMN', word from unnest(alike.columns) as word
    union all
    select 'ELECTRODE_LOCATION', word from unnest(alike.electrode_locations) as word)
    as w (kind, word)
where length(w.word) between 1 and 300
group by alike.dandiset, w.kind, w.word;

insert into vocabulary (dandiset, kind, written, identifier, count) select * from vocabulary_due;
