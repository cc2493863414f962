// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>

#include "ui/widgets/Page.h"

class QBoxLayout;
class QStackedWidget;

namespace casewright::ui {

class AlertSources;
class AnalystModels;
class Banner;
class Explanations;
class RuleDocuments;
class SegmentedButtons;
class ShrinkAction;
class ShrinkPane;
class SimulationService;
struct WhatIfFindings;
class WhatIfHeader;
class WhatIfPane;
class WhatIfStart;
class WhatIfSubject;
class WorkspaceSession;

/// The What-if page: settings that would have been better, and the proof. A header says which rule is asked about, and
/// against which alerts; tabs lead to what can be asked. Each tab is a WhatIfPane.
class WhatIfPage final : public Page {
    Q_OBJECT

public:
    /// All of them outlive the page.
    WhatIfPage(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources, AnalystModels& analysts,
               SimulationService& simulations, QWidget* parent = nullptr);

    /// Whose last answer shrinking begins with. They outlive the page.
    void setExplanations(Explanations& explanations);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    void registerActions(ActionTable& actions) override;
    void activated() override;
    [[nodiscard]] QByteArray arrangement() const override;
    void restoreArrangement(const QByteArray& arrangement) override;
    /// The pane that is in sight: its name.
    [[nodiscard]] QString place() const override;
    void goTo(const QString& place) override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makePanes();
    void build();
    void connectPane(WhatIfPane* pane);
    void showSubject();
    void showPane(int index);
    void showSummary();
    void arrangeTools();
    void go(const QString& page);
    void tell(const QString& title, const QString& text);
    [[nodiscard]] WhatIfFindings findings() const;

    WorkspaceSession& m_session;
    RuleDocuments& m_rules;
    AlertSources& m_sources;
    SimulationService& m_simulations;
    WhatIfSubject* m_subject = nullptr;
    ActionTable* m_actions = nullptr;
    QList<WhatIfPane*> m_panes;
    ShrinkPane* m_shrink = nullptr;        ///< one of them
    ShrinkAction* m_shrinkAction = nullptr;
    QHash<const WhatIfPane*, QString> m_summaries;
    int m_front = 0;                       ///< of the panes
    WhatIfHeader* m_header = nullptr;
    SegmentedButtons* m_tabs = nullptr;
    Banner* m_banner = nullptr;
    QBoxLayout* m_toolLayout = nullptr;
    QWidget* m_choices = nullptr;          ///< of the pane in front
    QWidget* m_tools = nullptr;            ///< the tabs, and the choices of the pane in front
    QStackedWidget* m_stack = nullptr;     ///< what to do first, or the panes
    WhatIfStart* m_start = nullptr;
};

} // namespace casewright::ui
