// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/StoredValues.h"

#include <QComboBox>
#include <QHash>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace casewright::ui {

/// The simulation whose cases are shown, or all of them. Knows what is said of each.
class CollectionChooser final : public QComboBox {
    Q_OBJECT

public:
    explicit CollectionChooser(QWidget* parent = nullptr);

    /// What the workspace has. The list changes only if it is another one: it may be open just now.
    void setCollections(const std::vector<store::StoredSimulation>& collections);
    /// Another workspace, of which nothing is known yet.
    void forget();
    /// Shows what is chosen; nothing: all. False if it is not there.
    bool setChosen(std::optional<std::int64_t> key);
    [[nodiscard]] std::optional<std::int64_t> chosen() const { return m_chosen; }
    /// How many there are; nothing while that is not known.
    [[nodiscard]] std::optional<std::size_t> number() const { return m_number; }
    /// What the list calls the one that is chosen; empty if all are.
    [[nodiscard]] QString chosenName() const;
    /// Whether the one that is chosen is there and is not being written any more.
    [[nodiscard]] bool isChosenFinished() const;
    /// Where the cases come from, of the one that is chosen or the only one; empty if there is none.
    [[nodiscard]] QString provenance() const;

Q_SIGNALS:
    /// A person chose another.
    void collectionChosen(std::optional<std::int64_t> key);

private:
    std::optional<std::int64_t> m_chosen;
    std::optional<std::size_t> m_number;
    std::vector<std::int64_t> m_running; ///< those that are being written
    QHash<qlonglong, QString> m_provenances; ///< by key: where its cases come from
};

} // namespace casewright::ui
