-- A run's reviews are asked for whatever their status.
drop index reviews_open_of_run;
create index reviews_of_run on reviews (run_id);
