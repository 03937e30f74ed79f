package zij.server.audit;

import zij.query.audit.EntrySearch;

/**
 * One thing that a word in the search box may mean.
 *
 * @param id by which it is asked for
 * @param path where it is
 */
record SearchHit(EntrySearch.Kind kind, String id, String path) {}
