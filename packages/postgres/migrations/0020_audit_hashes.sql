-- The hashes of the audit chain as bytes: half of what they take as text. Where somebody has put something else in place of
-- a hash, its letters stay as bytes, so that the check of the chain still finds it.
alter table audit
  alter column payload_hash type bytea using
    case when payload_hash ~ '^([0-9a-f]{2})*$' then decode(payload_hash, 'hex') else convert_to(payload_hash, 'UTF8') end,
  alter column previous_hash type bytea using
    case when previous_hash ~ '^([0-9a-f]{2})*$' then decode(previous_hash, 'hex') else convert_to(previous_hash, 'UTF8') end,
  alter column hash type bytea using
    case when hash ~ '^([0-9a-f]{2})*$' then decode(hash, 'hex') else convert_to(hash, 'UTF8') end;
