// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace casewright::ui {

class AnalystModels;
class AnalystsPane;
class SimulationNews;

/// Results, and the editor of analysts: beside them where there is room for both, else in their place.
class AnalystsAside final : public QWidget {
    Q_OBJECT

public:
    /// `results` becomes its child; models and news outlive it.
    AnalystsAside(AnalystModels& analysts, QWidget* results, SimulationNews& news, QWidget* parent);

    /// A model may be unsound while it is edited; says so then.
    [[nodiscard]] bool canWork();
    void open(bool isOpen);
    /// Results that are to be seen come out from behind the editor.
    void uncover();

Q_SIGNALS:
    /// The person is back at the results.
    void closed();
    void statusChanged(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();

    AnalystModels& m_analysts;
    SimulationNews& m_news;
    QWidget* m_results;
    AnalystsPane* m_pane;
};

} // namespace casewright::ui
