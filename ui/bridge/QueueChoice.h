// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstdint>
#include <vector>

namespace casewright::ui {

class AlertSources;
class RuleDocuments;

/// What the next simulation takes: the current rule and the current source, or several of either, which a person chose
/// together. Several hold as long as all are there and the current one is among them. One for the program, on the GUI
/// thread.
class QueueChoice final : public QObject {
    Q_OBJECT

public:
    using Keys = std::vector<std::int64_t>;

    /// Both outlive it.
    QueueChoice(RuleDocuments& rules, AlertSources& sources, QObject* parent = nullptr);

    /// In the order of the workspace; empty if there is none.
    [[nodiscard]] Keys rules() const;
    [[nodiscard]] Keys sources() const;
    /// One alone becomes the current one; of several one does, unless it is among them.
    void chooseRules(const Keys& keys);
    void chooseSources(const Keys& keys);

Q_SIGNALS:
    void changed();

private:
    void prune();

    RuleDocuments& m_rules;
    AlertSources& m_sources;
    Keys m_severalRules;     ///< empty: the current one
    Keys m_severalSources;
};

} // namespace casewright::ui
