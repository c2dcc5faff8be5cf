-- Ends a transaction in which something was not as its writer took it to be; the writer then looks first. Rows that were
-- found, against rows that were expected.
create function as_expected(counted bigint, expected bigint) returns boolean language plpgsql as $$
begin
  if counted <> expected then
    raise exception using errcode = 'CS001', message = format('%s rows in place of %s', counted, expected);
  end if;
  return true;
end $$;

-- The hashes of links that follow each other: of each what stands before and behind the hash of the one before it.
create function link_hash(previous text, chain_end text, before text, behind text) returns text
  language sql immutable parallel safe
  return encode(sha256(convert_to(before || coalesce(previous, chain_end) || behind, 'UTF8')), 'hex');
create aggregate chain_hash(chain_end text, before text, behind text) (sfunc = link_hash, stype = text);
