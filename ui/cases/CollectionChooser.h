// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/StoredValues.h"

#include <QPushButton>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace casewright::ui {

class ChoiceModel;
class ChoicePopup;

/// Whose cases are shown: those of simulations, made by hand, or imported; one collection, several side by side, or
/// all. A button with a list below it: a click on a name shows that collection alone, a tick one in addition.
class CollectionChooser final : public QPushButton {
    Q_OBJECT

public:
    using Keys = std::vector<std::int64_t>;

    explicit CollectionChooser(QWidget* parent = nullptr);

    /// What the workspace has, newest first.
    void setCollections(std::vector<store::StoredSimulation> collections);
    /// Another workspace, of which nothing is known yet.
    void forget();
    /// Shows what is chosen; nothing: all. False if one of them is not there.
    bool setChosen(const Keys& keys);
    /// How many there are; nothing while that is not known.
    [[nodiscard]] std::optional<std::size_t> number() const { return m_number; }
    /// The one that is chosen; null if all or several are, or it is not there.
    [[nodiscard]] const store::StoredSimulation* one() const;
    /// All that there are, newest first.
    [[nodiscard]] const std::vector<store::StoredSimulation>& collections() const { return m_collections; }
    /// "#14 · Suspicious PowerShell", "Made by hand", "Import: cases.ndjson".
    [[nodiscard]] static QString nameOf(const store::StoredSimulation& collection);
    /// Where the cases come from, of the one that is chosen or the only one; empty if there is none.
    [[nodiscard]] QString provenance() const;
    void openList();

Q_SIGNALS:
    /// A person chose others; none: all.
    void collectionsChosen(const std::vector<std::int64_t>& keys);

private:
    [[nodiscard]] const store::StoredSimulation* find(std::int64_t key) const;
    void showChoices();
    void showText();
    void take(int row);
    void choose(const Keys& keys);

    std::vector<store::StoredSimulation> m_collections;
    std::optional<std::size_t> m_number;
    Keys m_chosen;
    ChoiceModel* m_choices = nullptr; ///< the first row stands for all
    ChoicePopup* m_popup = nullptr;
};

} // namespace casewright::ui
