-- How often a trained version has come into use again after another one had taken its place: whoever comes back has to show
-- everything anew. What is in use now goes on as it is.
alter table learning_models add column returns integer not null default 0;
