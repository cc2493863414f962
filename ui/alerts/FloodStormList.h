// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

#include "ui/alerts/FloodChange.h"
#include "ui/alerts/FloodTexts.h"

class QMenu;
class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class FloodStormCard;
class FloodStormEdit;

/// The storms of a flood as cards; the chosen one is edited in place.
class FloodStormList final : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t MostStorms = 100;

    explicit FloodStormList(QWidget* parent = nullptr);

    /// Emits nothing; the chosen storm stays if there is one in its place.
    void setFlood(const alerts::Flood& flood);
    /// A place in the flood's storms, or one of FloodTexts. Emits nothing.
    void choose(int storm);
    [[nodiscard]] int chosen() const { return m_chosen; }
    /// What is wrong with a key of a storm; of NoStorm: nothing.
    void setProblem(int storm, const QString& key, const QString& text);

Q_SIGNALS:
    void edited(const casewright::ui::FloodChange& change);
    /// A storm is going to be removed: its title.
    void removing(const QString& title);
    /// A person chose another storm, or none.
    void chosenChanged(int storm);

private:
    void buildMenu();
    void showCards();
    void showCard(std::size_t card);
    void showEditor();
    void press(int storm);
    void changeChosen();
    void add(alerts::FloodEventKind kind);
    void addSingle();
    void copyChosen();
    void removeChosen();
    [[nodiscard]] bool isThere(int storm) const;
    [[nodiscard]] std::size_t cardCount() const;
    [[nodiscard]] int stormOf(std::size_t card) const;
    [[nodiscard]] FloodStormCard* cardOf(int storm) const;
    void tell(const FloodChange& change);

    alerts::Flood m_flood;
    int m_chosen = FloodTexts::NoStorm;
    std::vector<FloodStormCard*> m_cards;   ///< as many as there were at most; those too many are hidden
    FloodStormEdit* m_edit = nullptr;
    QVBoxLayout* m_layout = nullptr;
    QPushButton* m_add = nullptr;
    QMenu* m_menu = nullptr;
};

} // namespace casewright::ui
