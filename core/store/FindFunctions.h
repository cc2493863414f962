// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "core/base/Result.h"
#include "core/store/CaseCondition.h"
#include "core/store/CaseMerge.h"
#include "core/store/KeySet.h"
#include "core/store/TextQuery.h"
#include "core/store/TitlePlaces.h"

struct sqlite3;

namespace casewright::store {

class WordTest;

/// What SQLite calls while cases are looked for on a connection to a file, by names of its own in SQL:
/// - `casewright_wanted(key)`: whether the key is among those wanted. Counts a step of a walk, and ends the statement
///   with an error when the steps are used up.
/// - `casewright_has_words(title, description, comments)`: whether they have the words (WordTest.h).
/// - the table `casewright_keys (key)`: the wanted keys.
/// One search at a time. For the connection's thread.
class FindFunctions final {
public:
    /// Null on a server, and where Qt's driver has a SQLite of its own.
    [[nodiscard]] static std::unique_ptr<FindFunctions> attach(Database& database);
    ~FindFunctions();
    FindFunctions(const FindFunctions&) = delete;
    FindFunctions& operator=(const FindFunctions&) = delete;

    /// Reads the first column of a SELECT. False: there are more than `most`, of which some were read. `goOnTo` may
    /// look at these and say up to how many are read then; 0: no more.
    [[nodiscard]] base::Result<bool> read(const SqlPart& keys, std::size_t most, KeySet& into,
                                          const std::function<std::size_t(const KeySet& read)>& goOnTo = {});

    /// The keys that are wanted from now on, and those that are not; null: all, and none. Both have to live on.
    void setKeys(const KeySet* wanted, const KeySet* unwanted)
    {
        m_wanted = wanted;
        m_unwanted = unwanted;
    }
    [[nodiscard]] bool isWanted(std::int64_t key) const
    {
        return (!m_wanted || m_wanted->contains(key)) && (!m_unwanted || !m_unwanted->contains(key));
    }
    /// How many rows a walk may pass from now on.
    void setSteps(std::int64_t most) { m_stepsLeft = most; }
    [[nodiscard]] bool areStepsUsed() const { return m_stepsLeft < 0; }
    /// All that is read is read of one moment as long as the result lives.
    [[nodiscard]] base::Result<NativeStatement> holdMoment();
    /// Of cases in the order of several SELECTs.
    [[nodiscard]] CaseMerge merge(bool descending) { return {m_database, m_pool, descending}; }

    /// As of the moment that is held; null within a transaction of this connection's own.
    [[nodiscard]] base::Result<const TitlePlaces*> titlePlaces();
    [[nodiscard]] bool areTitlePlacesMade() const { return m_titlePlaces.isMade(); }
    /// As another connection to the file read them, at a moment before any that this one will hold.
    void giveTitles(const TitlePlaces& titles)
    {
        if (!m_titlePlaces.isMade())
            m_titlePlaces = titles;
    }

    /// The words from now on. False: these can only be looked up in the index.
    [[nodiscard]] bool setWords(const TextQuery& query);

private:
    struct Native;
    explicit FindFunctions(Database& database, sqlite3* connection);

    Database& m_database;
    sqlite3* m_connection;
    StatementPool m_pool;
    std::unique_ptr<WordTest> m_words;
    TitlePlaces m_titlePlaces{};
    const KeySet* m_wanted = nullptr;
    const KeySet* m_unwanted = nullptr;
    std::int64_t m_stepsLeft = 0;
};

} // namespace casewright::store
