-- Keys of the GraphQL API. The secret of a key is 32 random bytes, which nobody guesses, so its plain
-- SHA-256 is enough, and is all that is kept of it.
create table api_key (
  name        text        primary key,       -- whose it is; never given twice, since requests name it
  id          text        not null unique,   -- the public part of the key
  secret_hash bytea       not null check (octet_length(secret_hash) = 32),
  may         text        not null check (may in ('read', 'operate')),  -- operate includes read
  rate        integer     check (rate >= 0), -- requests a minute, 0 for no limit; null for the usual
  created     timestamptz not null,          -- our clock, as all below
  revoked     timestamptz,
  last_used   timestamptz                    -- to the minute
);
