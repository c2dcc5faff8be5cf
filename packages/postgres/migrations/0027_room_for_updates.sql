-- A run grows with each of its turns, and all runs of a page may move in the same transaction. With less room than that a
-- third of them moved to another page each, which costs an entry in every index of the table.
alter table runs set (fillfactor = 30);
