// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <functional>

#include "core/base/Result.h"

class QAction;
class QMimeData;
class QWidget;

namespace casewright::ui {

class ActionTable;
class ScenarioCard;
class ScenarioPlays;
struct AddedRules;

/// "Open scenario": by dialog or by a drop on the page, and what the scenario's card asks for. Says what came of it;
/// shows nothing but the dialog and the card. GUI thread.
class ScenarioOpening final : public QObject {
    Q_OBJECT

public:
    /// A message, and what its button does.
    struct Message {
        QString title{};
        QString text{};
        QString action{};               ///< empty: no button
        std::function<void()> act{};
    };

    /// All outlive it; dialogs belong to `page`, on which files can be dropped.
    ScenarioOpening(ScenarioPlays& plays, ScenarioCard& card, QWidget* page);

    void registerActions(ActionTable& actions);
    /// Does not wait for the answer.
    void ask();
    /// While a simulation runs, or none of the workspace's can be added to, some of it is not possible.
    void setPossible(bool canPlay, bool canAdd);

Q_SIGNALS:
    void failed(const ScenarioOpening::Message& message);
    void noticed(const ScenarioOpening::Message& message);
    void done(const QString& text);

protected:
    /// Takes what is dropped on the page.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open(const QString& path);
    void addRule();
    void showVerdict();
    void go(const QString& page) const;
    void tellPlayed();
    void tellRules(const AddedRules& added);
    void tellFailed(const QString& path, const base::Error& error);

    ScenarioPlays& m_plays;
    ScenarioCard& m_card;
    QWidget* m_page;
    ActionTable* m_actions = nullptr;
    QAction* m_open = nullptr;
    bool m_canPlay = true;
    QString m_folder; ///< of the last dialog
};

} // namespace casewright::ui
