/** The log beside the database, made as long as it gets before anything is in it. */
import type { DatabaseSync } from 'node:sqlite'

/** When so many pages are full, what is in them is brought into the file and they are filled anew. */
const PAGES = 500
/** Bytes of a page, as SQLite makes them when nobody says otherwise. */
const PAGE = 4096

/**
 * A disk that only writes over what is there keeps an event in a fraction of the time that it takes for a file that grows, whose length
 * must be kept as well: a press is on the big screen that much sooner.
 */
export function growLog(database: DatabaseSync): void {
  database.exec(`PRAGMA wal_autocheckpoint = ${PAGES};
    BEGIN IMMEDIATE; CREATE TABLE room (made BLOB) STRICT; INSERT INTO room VALUES (zeroblob(${PAGES * PAGE})); DROP TABLE room; COMMIT;
    PRAGMA wal_checkpoint(RESTART)`)
}
