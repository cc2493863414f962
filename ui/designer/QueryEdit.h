// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/QueryCompletion.h"
#include "ui/models/SuggestionModel.h"
#include "ui/widgets/Tone.h"

#include <QPlainTextEdit>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace casewright::ui {

class QueryHighlighter;
class SuggestionPopup;
class ValueSearch;
struct LoadedAlerts;

/// A place of a query to which something is said.
struct QueryMark {
    int begin = 0;
    int end = 0;
    Tone tone = Tone::Loss;
    QString text{};

    friend bool operator==(const QueryMark&, const QueryMark&) = default;
};

/// A query as text: coloured, with what may stand at the cursor offered while one types (Ctrl+Space asks for it), and
/// marks below what is wrong. As high as the query needs, up to some lines. GUI thread.
class QueryEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    /// `name` is the object name; the list of what is offered is called `<name>Completion`.
    QueryEdit(const QString& name, const QString& label, QWidget* parent = nullptr);

    /// Whose fields and values are offered; null: those of the catalog.
    void setAlerts(std::shared_ptr<const LoadedAlerts> alerts);
    /// Shows another query; emits nothing.
    void showQuery(const QString& query);
    /// What it offers from.
    [[nodiscard]] const QueryCompletion& completion() const { return m_completion; }
    /// Selects a part of the query, for a person to go on there.
    void select(int begin, int end);
    void setMarks(std::vector<QueryMark> marks);
    /// Offers what may stand at the cursor, also where nothing was typed.
    void complete();

Q_SIGNALS:
    /// A person changed it.
    void edited(const QString& query);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Asked : std::uint8_t { ByTyping, ByKey, ByAnswer };
    void showCompletion(Asked asked);
    void take(const Suggestion& suggestion);
    void takeText();
    void showMarks();
    void fitHeight();
    void colourSeen();
    [[nodiscard]] QRect placeAt(int position) const;

    QueryHighlighter* m_highlighter = nullptr;
    SuggestionModel* m_suggestions = nullptr;
    SuggestionPopup* m_popup = nullptr;
    ValueSearch* m_search = nullptr;
    QueryCompletion m_completion;
    QueryCompletion::Answer m_offered;
    std::vector<QueryMark> m_marks;
    QString m_shown; ///< what was told last
};

} // namespace casewright::ui
