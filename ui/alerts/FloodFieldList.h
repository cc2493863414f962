// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include "ui/alerts/FloodChange.h"
#include "ui/alerts/FloodReferences.h"

class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class FloodFieldCard;
class FloodFieldEdit;

/// The fields of a flood, a line each; the chosen one is edited in place. What names a field follows when it is
/// renamed.
class FloodFieldList final : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t MostFields = 1'000;

    explicit FloodFieldList(QWidget* parent = nullptr);

    /// Emits nothing; the chosen field stays if there is one in its place.
    void setFlood(const alerts::Flood& flood);
    /// None is chosen, as for another flood.
    void chooseNone();
    /// What is wrong with a key of a field; no field: nothing.
    void setProblem(std::optional<std::size_t> field, const QString& key, const QString& text);

Q_SIGNALS:
    void edited(const casewright::ui::FloodChange& change);
    /// A field is going to be removed: its name.
    void removing(const QString& name);

private:
    void showCards();
    void showEditor();
    void press(std::size_t field);
    void changeChosen();
    void renameChosen();
    void add();
    void moveChosen(int by);
    void removeChosen();
    void tell(const FloodChange& change);

    alerts::Flood m_flood;
    std::optional<std::size_t> m_chosen;
    std::optional<FloodReferences> m_references;   ///< of the field whose name is being written
    std::vector<FloodFieldCard*> m_cards;          ///< as many as there were at most; those too many are hidden
    FloodFieldEdit* m_edit = nullptr;
    QVBoxLayout* m_layout = nullptr;
    QPushButton* m_add = nullptr;
};

} // namespace casewright::ui
