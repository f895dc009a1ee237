-- What is asked by SQL: views with stable names, apart from the tables, which may change with any
-- release. Columns are only ever added. `dandex reader` makes a role that reads these and nothing
-- else.

create schema dandex;
comment on schema dandex is 'What Dandex knows, as views with stable columns. Join on dandiset_id, version and asset_id.';

create view dandex.dandiset (
  dandiset_id, name, description, contact_person, embargo_status, stars, asset_count, bytes,
  latest_version, latest_doi, created, modified) as
select d.id, shown.name, shown.description, d.contact_person, d.embargo_status, d.stars,
       shown.asset_count, shown.bytes, latest.version, latest.doi, d.created, shown.modified
from dandiset d
  left join lateral (
    select v.* from version v where v.dandiset = d.id
    order by v.version = 'draft' desc, v.latest desc limit 1) shown on true
  left join version latest on latest.dandiset = d.id and latest.latest;
comment on view dandex.dandiset is
  'One row per dandiset. Name, description and counts are those of the draft, else of the newest published version.';
comment on column dandex.dandiset.dandiset_id is 'Six digits, 000409.';
comment on column dandex.dandiset.name is 'The name.';
comment on column dandex.dandiset.description is 'The description, or null.';
comment on column dandex.dandiset.contact_person is 'Whom to ask; empty where none is named.';
comment on column dandex.dandiset.embargo_status is 'The word of the archive: OPEN.';
comment on column dandex.dandiset.stars is 'How many users starred it.';
comment on column dandex.dandiset.asset_count is 'Number of assets.';
comment on column dandex.dandiset.bytes is 'Size of all assets.';
comment on column dandex.dandiset.latest_version is 'The newest published version, 0.230629.1955; null where none was published.';
comment on column dandex.dandiset.latest_doi is 'The DOI of the newest published version.';
comment on column dandex.dandiset.created is 'When the archive created the dandiset.';
comment on column dandex.dandiset.modified is 'When the archive last modified the version shown.';

create view dandex.version (
  dandiset_id, version, is_draft, is_latest, name, status, asset_count, bytes, created,
  modified, description, keywords, contributors, licenses, doi, number_of_subjects, metadata,
  oddities) as
select v.dandiset, v.version, v.version = 'draft', v.latest, v.name, v.status, v.asset_count,
       v.bytes, v.created, v.modified, v.description, v.keywords, v.contributors, v.licenses, v.doi,
       case when jsonb_typeof(v.metadata #> '{assetsSummary,numberOfSubjects}') = 'number'
            then (v.metadata #> '{assetsSummary,numberOfSubjects}')::numeric end,
       v.metadata, v.oddities
from version v;
comment on view dandex.version is
  'One row per version of a dandiset: its draft, and each published one.';
comment on column dandex.version.dandiset_id is 'Six digits, 000409.';
comment on column dandex.version.version is 'draft, or the published version, 0.230629.1955.';
comment on column dandex.version.is_draft is 'Whether this is the draft.';
comment on column dandex.version.is_latest is 'Whether this is the newest published version.';
comment on column dandex.version.name is 'The name.';
comment on column dandex.version.status is 'The word of the archive: Valid, Published, ...';
comment on column dandex.version.asset_count is 'Number of assets, exact.';
comment on column dandex.version.bytes is 'Size of all assets, exact.';
comment on column dandex.version.created is 'When the archive created it.';
comment on column dandex.version.modified is 'When the archive last modified it.';
comment on column dandex.version.description is 'The description, or null.';
comment on column dandex.version.keywords is 'Keywords.';
comment on column dandex.version.contributors is 'Names of the contributors in the order of the metadata.';
comment on column dandex.version.licenses is 'Licences, spdx:CC-BY-4.0.';
comment on column dandex.version.doi is 'The DOI of a published version.';
comment on column dandex.version.number_of_subjects is 'As the assets summary of the archive has it; it may lag behind.';
comment on column dandex.version.metadata is 'The metadata as the archive sent it.';
comment on column dandex.version.oddities is 'What of the metadata could not be lifted: paths with reasons; at most 20.';

create view dandex.version_species (
  dandiset_id, version, name, identifier) as
select v.dandiset, v.version, t.name, t.identifier
from version v cross join lateral unnest(v.species_names, v.species_ids) as t (name, identifier);
comment on view dandex.version_species is
  'One row per species in the assets summary of a version.';
comment on column dandex.version_species.dandiset_id is 'Six digits, 000409.';
comment on column dandex.version_species.version is 'draft, or the published version.';
comment on column dandex.version_species.name is 'As the metadata has it; not normalised.';
comment on column dandex.version_species.identifier is 'Where the metadata has one.';

create view dandex.version_approach (
  dandiset_id, version, name, identifier) as
select v.dandiset, v.version, t.name, t.identifier
from version v cross join lateral unnest(v.approach_names, v.approach_ids) as t (name, identifier);
comment on view dandex.version_approach is
  'One row per approach in the assets summary of a version.';
comment on column dandex.version_approach.dandiset_id is 'Six digits, 000409.';
comment on column dandex.version_approach.version is 'draft, or the published version.';
comment on column dandex.version_approach.name is 'As the metadata has it; not normalised.';
comment on column dandex.version_approach.identifier is 'Where the metadata has one.';

create view dandex.version_technique (
  dandiset_id, version, name, identifier) as
select v.dandiset, v.version, t.name, t.identifier
from version v cross join lateral unnest(v.technique_names, v.technique_ids) as t (name, identifier);
comment on view dandex.version_technique is
  'One row per measurement technique in the assets summary of a version.';
comment on column dandex.version_technique.dandiset_id is 'Six digits, 000409.';
comment on column dandex.version_technique.version is 'draft, or the published version.';
comment on column dandex.version_technique.name is 'As the metadata has it; not normalised.';
comment on column dandex.version_technique.identifier is 'Where the metadata has one.';

create view dandex.version_variable (
  dandiset_id, version, variable) as
select v.dandiset, v.version, t.name
from version v cross join lateral unnest(v.variables) as t (name);
comment on view dandex.version_variable is
  'One row per variable measured in the assets summary of a version.';
comment on column dandex.version_variable.dandiset_id is 'Six digits, 000409.';
comment on column dandex.version_variable.version is 'draft, or the published version.';
comment on column dandex.version_variable.variable is 'A variable measured, ElectricalSeries.';

create view dandex.asset (
  asset_id, blob_id, zarr_id, bytes, encoding_format, is_nwb, created, modified, metadata,
  oddities) as
select a.id, a.blob, a.zarr, a.bytes, a.encoding_format,
       a.encoding_format is not distinct from 'application/x-nwb' and a.zarr is null,
       a.created, a.modified, a.metadata, a.oddities
from asset a;
comment on view dandex.asset is
  'One row per asset: one revision of a file, which may stand in several versions (see place).';
comment on column dandex.asset.asset_id is 'Identifies the revision; a file that changes gets a new one.';
comment on column dandex.asset.blob_id is 'The content when it is one file; assets may share it.';
comment on column dandex.asset.zarr_id is 'The content when it is a zarr.';
comment on column dandex.asset.bytes is 'Size; 0 while a zarr is being uploaded.';
comment on column dandex.asset.encoding_format is 'The media type, application/x-nwb; or null.';
comment on column dandex.asset.is_nwb is 'Whether it is one NWB file, so that a LINDI file is asked for.';
comment on column dandex.asset.created is 'When the archive created this revision.';
comment on column dandex.asset.modified is 'When the archive last modified this revision.';
comment on column dandex.asset.metadata is 'The metadata as the archive sent it.';
comment on column dandex.asset.oddities is 'What of the metadata could not be lifted: paths with reasons; at most 20.';

create view dandex.place (
  dandiset_id, version, is_draft, is_latest, path, asset_id) as
select v.dandiset, v.version, v.version = 'draft', v.latest, p.path, p.asset
from place p join version v on v.id = p.version;
comment on view dandex.place is
  'One row per path in a version: which asset stands there.';
comment on column dandex.place.dandiset_id is 'Six digits, 000409.';
comment on column dandex.place.version is 'draft, or the published version, 0.230629.1955.';
comment on column dandex.place.is_draft is 'Whether that is the draft.';
comment on column dandex.place.is_latest is 'Whether that is the newest published version.';
comment on column dandex.place.path is 'The path in the version, sub-01/sub-01_ecephys.nwb.';
comment on column dandex.place.asset_id is 'The asset that stands there.';

create view dandex.asset_subject (
  asset_id, subject) as
select a.id, t.subject from asset a cross join lateral unnest(a.subjects) as t (subject);
comment on view dandex.asset_subject is
  'One row per subject of an asset.';
comment on column dandex.asset_subject.asset_id is 'The asset.';
comment on column dandex.asset_subject.subject is 'The identifier of the participant, unique in a dandiset at best.';

create view dandex.asset_species (
  asset_id, name, identifier) as
select a.id, t.name, t.identifier
from asset a cross join lateral unnest(a.species_names, a.species_ids) as t (name, identifier);
comment on view dandex.asset_species is
  'One row per species of the subjects of an asset.';
comment on column dandex.asset_species.asset_id is 'The asset.';
comment on column dandex.asset_species.name is 'As the metadata has it; not normalised.';
comment on column dandex.asset_species.identifier is 'Where the metadata has one.';

create view dandex.asset_sex (
  asset_id, name, identifier) as
select a.id, t.name, t.identifier
from asset a cross join lateral unnest(a.sex_names, a.sex_ids) as t (name, identifier);
comment on view dandex.asset_sex is
  'One row per sex of the subjects of an asset.';
comment on column dandex.asset_sex.asset_id is 'The asset.';
comment on column dandex.asset_sex.name is 'As the metadata has it; not normalised.';
comment on column dandex.asset_sex.identifier is 'Where the metadata has one.';

create view dandex.asset_approach (
  asset_id, name, identifier) as
select a.id, t.name, t.identifier
from asset a cross join lateral unnest(a.approach_names, a.approach_ids) as t (name, identifier);
comment on view dandex.asset_approach is
  'One row per approach of an asset.';
comment on column dandex.asset_approach.asset_id is 'The asset.';
comment on column dandex.asset_approach.name is 'As the metadata has it; not normalised.';
comment on column dandex.asset_approach.identifier is 'Where the metadata has one.';

create view dandex.asset_technique (
  asset_id, name, identifier) as
select a.id, t.name, t.identifier
from asset a cross join lateral unnest(a.technique_names, a.technique_ids) as t (name, identifier);
comment on view dandex.asset_technique is
  'One row per measurement technique of an asset.';
comment on column dandex.asset_technique.asset_id is 'The asset.';
comment on column dandex.asset_technique.name is 'As the metadata has it; not normalised.';
comment on column dandex.asset_technique.identifier is 'Where the metadata has one.';

create view dandex.asset_variable (
  asset_id, variable) as
select a.id, t.name from asset a cross join lateral unnest(a.variables) as t (name);
comment on view dandex.asset_variable is
  'One row per variable measured in an asset.';
comment on column dandex.asset_variable.asset_id is 'The asset.';
comment on column dandex.asset_variable.variable is 'A variable measured, ElectricalSeries.';

create view dandex.lindi (
  asset_id, state, reason, url, has_structure, structure, generation_metadata,
  processing_version, processed_at, asked_at, due_at, sync_run_id) as
select l.asset, l.state, l.reason, l.url, l.structure is not null, l.structure,
       l.generation_metadata, l.processing_version, l.processed_at, l.asked_at, l.due_at, l.run
from lindi l;
comment on view dandex.lindi is
  'One row per asset whose LINDI file was asked for: how that ended, and what is kept.';
comment on column dandex.lindi.asset_id is 'The asset.';
comment on column dandex.lindi.state is 'How the last asking ended: read, absent, rejected or failed.';
comment on column dandex.lindi.reason is 'Why it was rejected or failed.';
comment on column dandex.lindi.url is 'What was asked for.';
comment on column dandex.lindi.has_structure is 'Whether a structure is kept; a worse outcome later does not remove it.';
comment on column dandex.lindi.structure is 'The file without its bulk: generationMetadata, and refs with .zgroup, .zattrs and .zarray.';
comment on column dandex.lindi.generation_metadata is 'Who made the LINDI file and when; null where the file does not say.';
comment on column dandex.lindi.processing_version is 'The version of the reader that made the structure.';
comment on column dandex.lindi.processed_at is 'When the structure was stored.';
comment on column dandex.lindi.asked_at is 'When the file was last asked for.';
comment on column dandex.lindi.due_at is 'When it is asked for again though nothing moved.';
comment on column dandex.lindi.sync_run_id is 'The run that last asked.';

create view dandex.lindi_item (
  asset_id, path, kind, shape, dtype, attributes) as
select l.asset,
       case when item.key in ('.zgroup', '.zarray') then '/' else left(item.key, -8) end,
       case when item.is_array then 'DATASET' else 'GROUP' end,
       case when item.is_array and jsonb_typeof(item.value -> 'shape') = 'array' then
         array(
           select case when jsonb_typeof(d.value) = 'number'
                       then least(d.value::numeric, 9223372036854775807)::bigint end
           from jsonb_array_elements(item.value -> 'shape') with ordinality as d (value, n)
           order by d.n)
       end,
       case when item.is_array then item.value ->> 'dtype' end,
       file.refs -> (left(item.key, -7) || '.zattrs')
from lindi l
  -- offset 0 keeps the planner from taking the document apart again for each row
  cross join lateral (select l.structure -> 'refs' as refs offset 0) file
  cross join lateral (
    select e.key, e.value, e.key ~ '(^|/)\.zarray$' as is_array
    from jsonb_each(case when jsonb_typeof(file.refs) = 'object' then file.refs end) as e
    where e.key ~ '(^|/)\.z(group|array)$'
      and not (coalesce(file.refs -> (left(e.key, -7) || '.zattrs'), '{}') ? '_SOFT_LINK')) item;
comment on view dandex.lindi_item is
  'One row per group and per dataset in the structure of a LINDI file, those without a neurodata type included. Computed as it is asked: name an asset, or have patience.';
comment on column dandex.lindi_item.asset_id is 'The asset.';
comment on column dandex.lindi_item.path is 'Without a leading slash, units/spike_times; / for the file itself.';
comment on column dandex.lindi_item.kind is 'GROUP or DATASET.';
comment on column dandex.lindi_item.shape is 'Of a dataset, slowest dimension first, as zarr has it: a scalar is {1}.';
comment on column dandex.lindi_item.dtype is 'Of a dataset in the notation of zarr, <f8.';
comment on column dandex.lindi_item.attributes is 'The attributes, as .zattrs has them; null where there are none.';

create view dandex.nwb_object (
  asset_id, path, neurodata_type, namespace, ancestors, kind, shape, dtype, columns, row_count,
  object_id, description) as
select o.asset, o.path, o.neurodata_type, o.namespace, o.ancestors, o.kind, o.shape, o.dtype,
       o.columns, o.rows, o.object_id, o.description
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

create view dandex.sync_run (
  sync_run_id, kind, status, options, program_version, started, finished, counts, errors,
  message) as
select r.id, r.kind, r.status, r.options, r.version, r.started, r.finished, r.counts, r.errors,
       r.message
from run r;
comment on view dandex.sync_run is
  'One row per run of the indexer.';
comment on column dandex.sync_run.sync_run_id is 'Counts up.';
comment on column dandex.sync_run.kind is 'dandi, lindi or mirror.';
comment on column dandex.sync_run.status is 'running, completed, completed_with_errors, failed or cancelled.';
comment on column dandex.sync_run.options is 'How it was asked to run.';
comment on column dandex.sync_run.program_version is 'Of this program.';
comment on column dandex.sync_run.started is 'When it began.';
comment on column dandex.sync_run.finished is 'When it ended; null while it runs.';
comment on column dandex.sync_run.counts is 'What it read, changed and removed.';
comment on column dandex.sync_run.errors is 'What went wrong without ending it.';
comment on column dandex.sync_run.message is 'Why it failed, where it did.';

create view dandex.tombstone (
  dandiset_id, name, reason, noticed) as
select t.dandiset, t.name, t.reason, t.at from tombstone t;
comment on view dandex.tombstone is
  'One row per dandiset that was here and is not any more.';
comment on column dandex.tombstone.dandiset_id is 'Six digits, 000409.';
comment on column dandex.tombstone.name is 'As its draft had it, else its newest version.';
comment on column dandex.tombstone.reason is 'deleted or embargoed.';
comment on column dandex.tombstone.noticed is 'When the indexer noticed.';
