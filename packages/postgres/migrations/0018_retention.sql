-- The worker takes runs away whose retention is over; the ledger and the audit chain stay.
grant delete on runs, run_events, reviews, review_contents, signal_keys to countersign_worker;
grant select, delete on mailbox to countersign_worker;
grant update (payload) on audit to countersign_worker;
