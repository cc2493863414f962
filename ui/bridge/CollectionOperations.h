// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/store/CaseFilter.h"
#include "core/store/SimulationComparison.h"
#include "ui/bridge/CaseRepository.h"

namespace casewright::ui {

/// What some cases have for tags and assignees, and how many of them have each.
struct SharedValues {
    std::size_t cases = 0;
    std::map<std::string, std::size_t> tags{};
    std::map<std::string, std::size_t> assignees{};
};

/// What people do with many cases and with simulations as a whole, over the same store as the console: it works and
/// answers as the CaseRepository does, on its threads. A view of the repository, which outlives it. GUI thread.
class CollectionOperations final {
public:
    template<class T>
    using Answer = CaseRepository::Answer<T>;

    explicit CollectionOperations(CaseRepository& repository) : m_repository(&repository) {}

    /// Another name, of one line, in the place of the one that the person saw: Conflict where it has a third by now.
    /// What it is called then.
    [[nodiscard]] CaseRequest rename(std::int64_t simulation, const std::string& seen, const std::string& name,
                                     Answer<std::string> answer) const;
    /// Removes a simulation, or another collection, with its cases, for good. Bytes by which the file is smaller then;
    /// 0 on a server, or while others read the file, when it shrinks later.
    [[nodiscard]] CaseRequest remove(std::int64_t simulation, Answer<std::int64_t> answer) const;
    /// What simulations came to, side by side.
    [[nodiscard]] CaseRequest compare(const std::vector<std::int64_t>& simulations,
                                      Answer<std::vector<store::SimulationCounts>> answer) const;
    /// The keys of all cases that a filter lets through, at most `most` of them, in its order.
    [[nodiscard]] CaseRequest keys(const store::CaseFilter& filter, std::size_t most,
                                   Answer<std::vector<std::int64_t>> answer) const;
    [[nodiscard]] CaseRequest sharedValues(const std::vector<std::int64_t>& keys, Answer<SharedValues> answer) const;

private:
    CaseRepository* m_repository;
};

} // namespace casewright::ui
