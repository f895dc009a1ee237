-- How many subjects a version has, as the assets summary of the archive says; null where it says no
-- number that can be one.
alter table version add column subject_count bigint generated always as (
  case when jsonb_typeof(metadata #> '{assetsSummary,numberOfSubjects}') = 'number' then
    case when (metadata #>> '{assetsSummary,numberOfSubjects}')::numeric between 0 and 1e15
         then trunc((metadata #>> '{assetsSummary,numberOfSubjects}')::numeric)::bigint end end) stored;
