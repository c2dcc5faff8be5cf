-- By what people said of past cases the targeted lane calibrates an agent's confidence: the labels by confidence with the
-- trust, and with a case that waits for its label how sure the agent was and how likely anybody looks. Null where no
-- targeted lane asks for it, and for what is from before.
alter table trusts add column labels json;
alter table evidence add column confidence double precision;
alter table evidence add column chance double precision;
