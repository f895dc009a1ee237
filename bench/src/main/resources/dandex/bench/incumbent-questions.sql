-- The questions of the cookbook that can be asked of bench_incumbent, by their numbers: how many,
-- then the page. Not A3: where electrodes are stands in values that dandi-sql drops.

-- 1.
select count(*) from bench_incumbent.asset
where asset_metadata @> '{"encodingFormat": "application/x-nwb"}' and lindi is not null;
select id, path, lindi -> 'generationMetadata' ->> 'generationTimestamp' from bench_incumbent.asset
where asset_metadata @> '{"encodingFormat": "application/x-nwb"}' and lindi is not null
order by id limit 20;

-- 2.
select dandiset, count(*) from bench_incumbent.asset
where lindi is not null group by dandiset order by count(*) desc;

-- 5.
select count(*) from bench_incumbent.asset where lindi @> '{"refs": {"units/.zgroup": {"zarr_format": 2}}}';
select id, path from bench_incumbent.asset
where lindi @> '{"refs": {"units/.zgroup": {"zarr_format": 2}}}' order by id limit 20;

-- 10.
select count(*) from bench_incumbent.asset where asset_metadata ->> 'path' like '%ecephys%.nwb';
select a.path, d.id, d.name from bench_incumbent.asset a join bench_incumbent.dandiset d on d.id = a.dandiset
where a.asset_metadata ->> 'path' like '%ecephys%.nwb' order by a.id limit 20;

-- A7.
select count(*) from bench_incumbent.asset
where lindi @> '{"refs": {"general/extracellular_ephys/electrodes/.zgroup": {"zarr_format": 2}}}'
  and (lindi #>> '{refs,units/id/.zarray,shape,0}')::bigint >= 20;
select id, path, lindi #> '{refs,units/id/.zarray,shape,0}' from bench_incumbent.asset
where lindi @> '{"refs": {"general/extracellular_ephys/electrodes/.zgroup": {"zarr_format": 2}}}'
  and (lindi #>> '{refs,units/id/.zarray,shape,0}')::bigint >= 20
order by id limit 20;

-- A11.
select count(*) from bench_incumbent.asset
where asset_metadata @> '{"wasAttributedTo": [{"species": {"name": "Human"}}]}'
   or asset_metadata @> '{"wasAttributedTo": [{"species": {"name": "Homo sapiens"}}]}'
   or asset_metadata @> '{"wasAttributedTo": [{"species": {"name": "Homo sapiens - Human"}}]}';
select id, jsonb_path_query_array(asset_metadata, '$.wasAttributedTo[*].species.name') from bench_incumbent.asset
where asset_metadata @> '{"wasAttributedTo": [{"species": {"name": "Human"}}]}'
   or asset_metadata @> '{"wasAttributedTo": [{"species": {"name": "Homo sapiens"}}]}'
   or asset_metadata @> '{"wasAttributedTo": [{"species": {"name": "Homo sapiens - Human"}}]}'
order by id limit 20;

-- A13.
select count(*) from bench_incumbent.asset where asset_metadata @> '{"variableMeasured": [{"value": "Units"}]}';
select id, asset_metadata -> 'variableMeasured' from bench_incumbent.asset
where asset_metadata @> '{"variableMeasured": [{"value": "Units"}]}' order by id limit 20;

-- A20.
select count(*) from bench_incumbent.asset
where jsonb_array_length(jsonb_path_query_array(lindi, '$.refs.* ? (@.neurodata_type == "ElectricalSeries" || @.neurodata_type == "SpikeEventSeries")')) >= 2;
select id, path from bench_incumbent.asset
where jsonb_array_length(jsonb_path_query_array(lindi, '$.refs.* ? (@.neurodata_type == "ElectricalSeries" || @.neurodata_type == "SpikeEventSeries")')) >= 2
order by id limit 20;

-- A23.
select id, modified from bench_incumbent.asset order by modified desc limit 50;
