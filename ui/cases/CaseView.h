// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseRequest.h"
#include "ui/bridge/CaseSheet.h"

#include <QWidget>

#include <cstdint>
#include <optional>

class QStackedWidget;
class QTabBar;

namespace casewright::ui {

class ActionTable;
class ActivityPane;
class CaseAlertsPane;
class CaseDocuments;
class CaseHeader;
class CaseRepository;
class CaseSidebar;
class CaseValues;
class CaseWhyPane;
class DescriptionCard;
class Explanations;
class PushCard;
class SimilarList;

/// One case: title and status, description, activity, alerts, why it exists, similar ones, and the sidebar. What a
/// person changes is asked for by signals; what came of it comes back by take…().
class CaseView final : public QWidget {
    Q_OBJECT

public:
    static constexpr int AlertsPart = 1;

    /// Both outlive the view.
    CaseView(CaseRepository& repository, CaseValues& values, QWidget* parent = nullptr);
    ~CaseView() override;

    /// Buttons for what was registered.
    void addActions(const ActionTable& actions);
    /// What its page can tell beyond the case itself; all outlive the view.
    void setDocuments(CaseDocuments& documents);
    void setExplanations(Explanations& ofTheCase);
    [[nodiscard]] CaseAlertsPane& alertsPane() const { return *m_alerts; }
    /// Reads a case and shows it; shown() or failed() follows. `part`: which of its parts comes into sight.
    void showCase(std::int64_t caseKey, int part = 0);
    /// The part in sight.
    [[nodiscard]] int part() const;
    /// Where the way back leads to: "Cases", or a case.
    void setWayBack(const QString& text);
    /// Shows none.
    void clear();
    /// The case changed: reads it again where it is.
    void refresh();
    /// The case that is shown, as it was last read.
    [[nodiscard]] const std::optional<CaseSheet>& sheet() const { return m_sheet; }
    /// The alert that is chosen, while alerts are in sight; or null.
    [[nodiscard]] const store::AttachedAlert* alert() const;
    [[nodiscard]] PushCard& pushCard() const;
    /// Goes to where a comment is written.
    void focusComment();

    /// A change of the case in sight was made.
    void takeDone(const cases::CaseChange& change);
    /// It was not, and why. Editors of texts keep what was written.
    void takeRefusal(const cases::CaseChange& change, const QString& reason);
    void takeCommentDone(std::int64_t caseKey);
    void takeCommentRefusal(std::int64_t caseKey, const QString& reason);

Q_SIGNALS:
    /// Another case is in sight, or the same one anew.
    void shown();
    void failed(const QString& reason);
    /// A person wants the list again.
    void backRequested();
    /// A person chose a case of the lineage, or a similar one.
    void caseChosen(qint64 caseKey);
    /// See alert().
    void alertMoved();
    /// A person wants to see a run of the case's simulation.
    void runWanted(base::Timestamp at);
    /// A person changed attributes of the case in sight.
    void changeWanted(const cases::CaseChange& change);
    void commentAdded(const QString& text);
    void commentEdited(const store::StoredComment& seen, const QString& text);
    void commentRemovalWanted(const std::string& commentId);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* buildTabs();
    void addPart(const QString& name, QWidget* part, QWidget* above = nullptr);
    void readSimilar(std::int64_t caseKey);
    void readTimes();
    void read(std::int64_t caseKey);
    void showAlertsOf(const ActivityEntry& entry);
    void connectParts();
    void take(const CaseSheet& sheet);
    void takeOther(const CaseSheet& sheet);
    void showCounts();

    CaseRepository& m_repository;
    CaseValues& m_values; ///< that fields offer
    CaseAlertsPane* m_alerts = nullptr;
    CaseWhyPane* m_why = nullptr;
    CaseHeader* m_header = nullptr;
    DescriptionCard* m_description = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_parts = nullptr;
    ActivityPane* m_activity = nullptr;
    SimilarList* m_similar = nullptr;
    std::optional<int> m_wantedPart; ///< of the case that is being read, if a person went there
    CaseSidebar* m_sidebar = nullptr;
    std::optional<CaseSheet> m_sheet;
    CaseRequest m_request;
    CaseRequest m_similarRequest;
    CaseRequest m_timesRequest;
    std::uint32_t m_timed = 0; ///< alerts of the case that plots show
};

} // namespace casewright::ui
