-- How many subjects a version has, as the assets summary of the archive says; null where it says no
-- number that can be one.
alter table version add column subject_count bigint generated always as (
  case when jsonb_typeof(metadata #> '{assetsSummary,numberOfSubjects}') = 'number' then
    case when (metadata #>> '{assetsSummary,numberOfSubjects}')::numeric between 0 and 1e15
         then trunc((metadata #>> '{assetsSummary,numberOfSubjects}')::numeric)::bigint end end) stored;

-- A word in the form in which words that mean the same are compared, as dandex.catalog.Synonyms has it:
-- in lower case; of an address what follows its last slash; of a CURIE an underscore for the colon.
create function term_form(word text) returns text immutable strict parallel safe
  return (
    select case when part ~ '^[a-z]+:[a-z]*[0-9]+$' then replace(part, ':', '_') else part end
    from (select case when lower(btrim(word)) ~ '^https?://'
                      then regexp_replace(lower(btrim(word)), '^.*/', '')
                      else lower(btrim(word)) end as part) as parts);
