-- Which installation this is: others that follow the same archive by the same schedule have another,
-- and so come at other moments.
create table installation (
  one boolean primary key default true check (one),
  id  uuid not null default gen_random_uuid()
);
insert into installation default values;

-- When what is asked for by the clock is due next: a row for each, as db-scheduler wants it. Of
-- several `dandex schedule` that see it due, the one asks that raises `version` first.
create table schedule (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
