// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/ConditionLineView.h"

#include <QScrollArea>

#include <optional>
#include <vector>

namespace casewright::ui {

/// The conditions of a query as rows of forms, in groups. Only the lines in sight have widgets, so that a query of any
/// size is shown at once. As high as its lines, up to some. GUI thread.
class ConditionBuilder final : public QScrollArea {
    Q_OBJECT

public:
    /// Both outlive it.
    ConditionBuilder(const ConditionContext& context, QWidget* parent = nullptr);

    /// The line of a node, brought into sight; null if there is none.
    ConditionLineView* lineOf(const ConditionPath& path);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Where a line that is dragged would go.
    struct Target {
        ConditionPath group{};
        int position = 0;
        int line = 0; ///< before which it would stand
        int depth = 0;
    };
    void showLines();
    void arrange();
    void bind(int first, int last);
    void orderStops();
    [[nodiscard]] ConditionLineView* viewFor(ConditionLine::Kind kind);
    [[nodiscard]] ConditionLineView* makeView(ConditionLine::Kind kind);
    [[nodiscard]] QRect placeOf(int line) const;
    [[nodiscard]] Target targetAt(const QPoint& screen) const;
    void drag(const ConditionPath& path, const QPoint& screen);
    void drop(const ConditionPath& path, const QPoint& screen);
    void reveal(const ConditionPath& path);
    void paintGroups();

    ConditionContext m_context;
    QWidget* m_content = nullptr;
    QWidget* m_mark = nullptr; ///< where a line would be dropped
    std::vector<ConditionLineView*> m_views; ///< in use, by line
    std::vector<ConditionLineView*> m_spare; ///< hidden
    bool m_isArranging = false;
};

} // namespace casewright::ui
