// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/RowChecks.h"

#include <array>

namespace casewright::store {
namespace {

// Only what stays true whatever people do: cases can be removed from a simulation and alerts be attached by hand, so
// cases are not compared with runs.
constexpr std::array Checks{
    RowCheck{1,
             u"SELECT key, total_alerts, (SELECT count(*) FROM case_alerts WHERE case_key = cases.key) FROM cases"
             u" WHERE total_alerts <> (SELECT count(*) FROM case_alerts WHERE case_key = cases.key)",
             "The case with the key %1 says that it has %2 alerts, and has %3."},
    RowCheck{1,
             u"SELECT case_key, count(*), max(sequence) + 1 FROM activity GROUP BY case_key"
             u" HAVING count(*) <> max(sequence) + 1 OR min(sequence) <> 0",
             "The case with the key %1 has %2 of its %3 activities."},
    RowCheck{1,
             u"SELECT r.simulation || ', run ' || r.number, r.attached, coalesce(d.attached, 0) FROM runs AS r"
             u" LEFT JOIN (SELECT simulation, run, sum(attached) AS attached FROM decisions GROUP BY simulation, run)"
             u" AS d ON d.simulation = r.simulation AND d.run = r.number WHERE r.attached <> coalesce(d.attached, 0)",
             "Simulation %1, says that it attached %2 alerts, and decided so for %3."},
    RowCheck{1,
             u"SELECT s.key, s.attached, coalesce(r.attached, 0) FROM simulations AS s LEFT JOIN (SELECT simulation,"
             u" sum(attached) AS attached FROM runs GROUP BY simulation) AS r ON r.simulation = s.key"
             u" WHERE s.state = 1 AND s.attached <> coalesce(r.attached, 0)",
             "The simulation %1 says that it attached %2 alerts, and its runs attached %3."},
    RowCheck{1,
             u"SELECT s.key, s.lost, coalesce(r.lost, 0) FROM (SELECT key, state, over_max_signals + muted"
             u" + maintenance_window + over_run_cap + overwritten + over_limit + already_attached + failed AS lost"
             u" FROM simulations) AS s LEFT JOIN (SELECT simulation, sum(over_max_signals + muted"
             u" + maintenance_window + over_run_cap + overwritten + over_limit + already_attached + failed) AS lost"
             u" FROM runs GROUP BY simulation) AS r ON r.simulation = s.key"
             u" WHERE s.state = 1 AND s.lost <> coalesce(r.lost, 0)",
             "The simulation %1 says that %2 alerts were not attached, and its runs say %3."},
    RowCheck{1,
             u"SELECT d.simulation, d.group_number, count(*) FROM decisions AS d LEFT JOIN groups AS g"
             u" ON g.simulation = d.simulation AND g.number = d.group_number WHERE g.number IS NULL"
             u" GROUP BY d.simulation, d.group_number",
             "The simulation %1 decided for its group %2, which it does not have, %3 times."},
    RowCheck{3,
             u"SELECT key, total_comments, (SELECT count(*) FROM comments WHERE case_key = cases.key"
             u" AND attachment IS NULL) FROM cases WHERE total_comments <> (SELECT count(*) FROM comments"
             u" WHERE case_key = cases.key AND attachment IS NULL)",
             "The case with the key %1 says that it has %2 comments, and has %3."},
    // How cases are found.
    RowCheck{3,
             u"WITH needed AS (SELECT key, (SELECT count(DISTINCT value) FROM json_each(tags)) + (SELECT"
             u" count(DISTINCT value) FROM json_each(assignees)) AS terms FROM cases), found AS (SELECT key, count(*)"
             u" AS terms FROM case_terms GROUP BY key) SELECT needed.key, needed.terms, coalesce(found.terms, 0)"
             u" FROM needed LEFT JOIN found ON found.key = needed.key WHERE needed.terms <> coalesce(found.terms, 0)",
             "The case with the key %1 has %2 tags and assignees, and is found by %3 of them.", true},
    RowCheck{3,
             u"SELECT key, count(*), 0 FROM case_terms WHERE key NOT IN (SELECT key FROM cases) GROUP BY key",
             "A case with the key %1, which is not there, is found by %2 tags or assignees."},
    RowCheck{3,
             u"SELECT t.term, c.simulation, count(*) FROM case_terms AS t JOIN cases AS c ON c.key = t.key"
             u" LEFT JOIN term_places AS p ON p.term = t.term AND p.simulation = c.simulation"
             u" WHERE p.term IS NULL GROUP BY t.term, c.simulation",
             "The tag or assignee with the number %1 is not looked for in the simulation %2, where %3 cases have it."},
    RowCheck{3,
             u"SELECT c.key, c.created_at, b.last_created FROM cases AS c LEFT JOIN case_blocks AS b"
             u" ON b.block = c.key / 4096 WHERE b.block IS NULL OR c.created_at NOT BETWEEN b.first_created"
             u" AND b.last_created OR (c.updated_at IS NOT NULL AND (b.first_updated IS NULL OR c.updated_at"
             u" NOT BETWEEN b.first_updated AND b.last_updated)) OR (c.closed_at IS NOT NULL AND (b.first_closed"
             u" IS NULL OR c.closed_at NOT BETWEEN b.first_closed AND b.last_closed))",
             "The case with the key %1 is not looked for at its times.", true},
    RowCheck{7,
             u"SELECT s.key, s.queue, coalesce(f.queue, 0) FROM simulations AS s LEFT JOIN simulations AS f"
             u" ON f.key = s.queue WHERE s.queue IS NOT NULL AND coalesce(f.queue, 0) <> s.queue",
             "The simulation %1 is of the queue of simulation %2, which is of that of %3."},
};

} // namespace

std::span<const RowCheck> rowChecks()
{
    return Checks;
}

} // namespace casewright::store
