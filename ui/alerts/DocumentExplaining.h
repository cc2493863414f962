// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;

namespace casewright::ui {

class ActionTable;
class AlertSources;
class Banner;
class DocumentsCard;
class Explanations;

/// Asks why the document that is chosen ended where it did. Where no simulation has decided that yet it says so, and
/// offers to run one.
class DocumentExplaining final : public QObject {
    Q_OBJECT

public:
    /// `notice`: where it says so. All of them outlive it; it belongs to `parent`.
    DocumentExplaining(Explanations& explanations, AlertSources& sources, DocumentsCard& documents, Banner& notice,
                       QObject* parent);

    void registerActions(ActionTable& actions);
    /// Whether documents are in sight; after registerActions().
    void setInSight(bool isInSight);

private:
    void explain();
    void runSimulation();

    Explanations& m_explanations;
    AlertSources& m_sources;
    DocumentsCard& m_documents;
    Banner& m_notice;
    ActionTable* m_actions = nullptr;
    QAction* m_action = nullptr;
};

} // namespace casewright::ui
