-- All that is in an NWB file: each group, dataset and soft link is a row, with a neurodata type or
-- without. Takes the place of a table of those with a type.

create table nwb_item (
  asset         uuid not null references asset on delete cascade,
  path          text collate "C" not null,   -- without a leading slash, units/id; / for the file itself
  kind          text   not null,             -- GROUP, DATASET, LINK
  aliases       text[] not null default '{}',   -- paths of soft links that lead here
  target        text collate "C",            -- of a soft link
  shape         bigint[],                    -- of a dataset, {} for a scalar
  dtype         text,
  attributes    text[] not null default '{}',   -- names; and with small values, name U+001F value
  value         jsonb,                       -- of a small scalar
  -- what has a neurodata type
  neurodata_type text,
  namespace     text,
  namespace_version text,
  ancestors     text[],                      -- nearest first, the type itself not among them
  columns       text[],
  rows          bigint,
  object_id     text,
  description   text,
  unit          text,
  primary key (asset, path)
);

insert into nwb_item (
  asset, path, kind, shape, dtype, neurodata_type, namespace, ancestors, columns, rows, object_id,
  description)
select asset, path, kind, shape, dtype, neurodata_type, namespace, ancestors, columns, rows,
       object_id, description
from nwb_object;

drop view dandex.nwb_object, dandex.lindi_item;
drop table nwb_object;
create index nwb_item_by_type on nwb_item (neurodata_type) where neurodata_type is not null;

create view nwb_object as select * from nwb_item where neurodata_type is not null;

-- What an NWB file says of itself, and how much is in it.
create table nwb_file (
  asset               uuid primary key references asset on delete cascade,
  nwb_version         text,
  identifier          text,
  session_id          text,
  session_description text,
  session_start_time  text,                  -- as written
  session_start       timestamptz,           -- null where it is written without an offset
  experimenters       text[] not null,
  lab                 text,
  institution         text,
  keywords            text[] not null,
  subject_id          text,
  species             text,
  sex                 text,
  age                 text,
  genotype            text,
  strain              text,
  devices             text[] not null,
  electrode_count     bigint,
  electrode_locations text[] not null,
  electrode_groups    text[] not null,
  imaging_locations   text[] not null,
  indicators          text[] not null,
  unit_count          bigint,
  roi_count           bigint,
  sampling_rates      float8[] not null,     -- Hz
  extension_names     text[] not null,       -- one length with versions
  extension_versions  text[] not null,
  top_level           text[] not null,
  item_count          integer not null       -- groups and datasets
);

alter table lindi add column content_hash text;    -- of what is stored in nwb_item and nwb_file
alter table lindi add column structure_chars integer;
-- misses count what is absent or rejected; that a host fails says nothing of that
alter table lindi add column failures integer not null default 0;
update lindi set failures = misses, misses = 0 where state = 'failed';
update lindi set structure_chars = length(structure::text) where structure is not null;

create view dandex.lindi_item (
  asset_id, path, kind, shape, dtype, attributes, attribute_names, aliases, target, value) as
select i.asset, i.path, i.kind, i.shape, i.dtype,
       case when i.kind <> 'LINK' then
         l.structure -> 'refs' -> (case when i.path = '/' then '' else i.path || '/' end || '.zattrs')
       end,
       array(select a.name from unnest(i.attributes) as a (name)
             where strpos(a.name, U&'\001f') = 0),
       i.aliases, i.target, i.value
from nwb_item i join lindi l on l.asset = i.asset;
comment on view dandex.lindi_item is
  'One row per group, dataset and soft link in an NWB file, with a neurodata type or without, read from its LINDI file.';
comment on column dandex.lindi_item.asset_id is 'The asset.';
comment on column dandex.lindi_item.path is 'Without a leading slash, units/spike_times; / for the file itself.';
comment on column dandex.lindi_item.kind is 'GROUP, DATASET or LINK.';
comment on column dandex.lindi_item.shape is 'Of a dataset, slowest dimension first, {} for a scalar.';
comment on column dandex.lindi_item.dtype is 'Of a dataset in the notation of zarr, <f8.';
comment on column dandex.lindi_item.attributes is 'All attributes, as .zattrs has them; null where there are none. Taken out of the structure as it is asked: name an asset, or have patience.';
comment on column dandex.lindi_item.attribute_names is 'Names of the attributes of the file, those of LINDI itself left out.';
comment on column dandex.lindi_item.aliases is 'Paths of the soft links that lead here.';
comment on column dandex.lindi_item.target is 'Where a soft link leads.';
comment on column dandex.lindi_item.value is 'Of a small scalar, where it could be decoded.';

create view dandex.nwb_object (
  asset_id, path, neurodata_type, namespace, ancestors, kind, shape, dtype, columns, row_count,
  object_id, description, namespace_version, unit, aliases) as
select o.asset, o.path, o.neurodata_type, o.namespace, o.ancestors, o.kind, o.shape, o.dtype,
       o.columns, o.rows, o.object_id, o.description, o.namespace_version, o.unit, o.aliases
from nwb_object o;
comment on view dandex.nwb_object is
  'One row per group or dataset with a neurodata type in an NWB file, read from its LINDI file.';
comment on column dandex.nwb_object.asset_id is 'The asset.';
comment on column dandex.nwb_object.path is 'Without a leading slash, processing/ecephys/LFP; / for the file itself.';
comment on column dandex.nwb_object.neurodata_type is 'The type, ElectricalSeries.';
comment on column dandex.nwb_object.namespace is 'Whence the type is, core.';
comment on column dandex.nwb_object.ancestors is 'What the type extends, nearest first; empty where the type is unknown.';
comment on column dandex.nwb_object.kind is 'GROUP or DATASET.';
comment on column dandex.nwb_object.shape is 'Of a dataset, slowest dimension first, {} for a scalar.';
comment on column dandex.nwb_object.dtype is 'Of a dataset in the notation of zarr, <f8.';
comment on column dandex.nwb_object.columns is 'Names of the columns of a table, in their order.';
comment on column dandex.nwb_object.row_count is 'Of a table, where it can be told.';
comment on column dandex.nwb_object.object_id is 'As the file has it.';
comment on column dandex.nwb_object.description is 'As the file has it.';
comment on column dandex.nwb_object.namespace_version is 'Which version of the namespace the file uses, where it says so.';
comment on column dandex.nwb_object.unit is 'Of its values, or of those in its dataset data.';
comment on column dandex.nwb_object.aliases is 'Paths of the soft links that lead here.';

create view dandex.nwb_file (
  asset_id, nwb_version, identifier, session_id, session_description, session_start_time,
  session_start, experimenters, lab, institution, keywords, subject_id, species, sex, age, genotype,
  strain, devices, electrode_count, electrode_locations, electrode_groups, imaging_locations,
  indicators, unit_count, roi_count, sampling_rates, extension_names, extension_versions, top_level,
  item_count) as
select f.asset, f.nwb_version, f.identifier, f.session_id, f.session_description,
       f.session_start_time, f.session_start, f.experimenters, f.lab, f.institution, f.keywords,
       f.subject_id, f.species, f.sex, f.age, f.genotype, f.strain, f.devices, f.electrode_count,
       f.electrode_locations, f.electrode_groups, f.imaging_locations, f.indicators, f.unit_count,
       f.roi_count, f.sampling_rates, f.extension_names, f.extension_versions, f.top_level,
       f.item_count
from nwb_file f;
comment on view dandex.nwb_file is
  'One row per NWB file whose LINDI file was read: what the file says of itself. Null or empty where it does not say, or where that could not be decoded.';
comment on column dandex.nwb_file.asset_id is 'The asset.';
comment on column dandex.nwb_file.nwb_version is 'The version of the NWB schema, 2.6.0.';
comment on column dandex.nwb_file.identifier is 'What the file is called by those who made it.';
comment on column dandex.nwb_file.session_id is 'What the session is called by the lab.';
comment on column dandex.nwb_file.session_description is 'What happened in the session.';
comment on column dandex.nwb_file.session_start_time is 'When the session began, as written.';
comment on column dandex.nwb_file.session_start is 'The same as an instant; null where it is written without an offset.';
comment on column dandex.nwb_file.experimenters is 'Who did it.';
comment on column dandex.nwb_file.lab is 'The lab.';
comment on column dandex.nwb_file.institution is 'The institution.';
comment on column dandex.nwb_file.keywords is 'Keywords.';
comment on column dandex.nwb_file.subject_id is 'The identifier of the subject.';
comment on column dandex.nwb_file.species is 'Of the subject, as written.';
comment on column dandex.nwb_file.sex is 'Of the subject, as written: M, F, U, O.';
comment on column dandex.nwb_file.age is 'Of the subject, as written: P90D.';
comment on column dandex.nwb_file.genotype is 'Of the subject, as written.';
comment on column dandex.nwb_file.strain is 'Of the subject, as written.';
comment on column dandex.nwb_file.devices is 'Names of the devices.';
comment on column dandex.nwb_file.electrode_count is 'Rows of the table of electrodes.';
comment on column dandex.nwb_file.electrode_locations is 'Where electrodes are: the distinct values of the column location.';
comment on column dandex.nwb_file.electrode_groups is 'The distinct values of the column group_name.';
comment on column dandex.nwb_file.imaging_locations is 'Where imaging planes are.';
comment on column dandex.nwb_file.indicators is 'Indicators of imaging planes.';
comment on column dandex.nwb_file.unit_count is 'Sorted units.';
comment on column dandex.nwb_file.roi_count is 'Regions of interest in plane segmentations.';
comment on column dandex.nwb_file.sampling_rates is 'Of time series with a fixed rate, in Hz.';
comment on column dandex.nwb_file.extension_names is 'Namespaces of the extensions that the file uses.';
comment on column dandex.nwb_file.extension_versions is 'Their versions, in the same order.';
comment on column dandex.nwb_file.top_level is 'Names of the groups in the file itself.';
comment on column dandex.nwb_file.item_count is 'How many groups and datasets the file has, itself included.';
