// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/SourcePreview.h"
#include "ui/widgets/Card.h"

class QTableView;
class QTimer;

namespace casewright::ui {

class PreviewTableModel;

/// What a file was recognised as, and its first documents as they are read: in sight while the documents themselves are
/// not there yet.
class PreviewCard final : public Card {
    Q_OBJECT

public:
    explicit PreviewCard(QWidget* parent = nullptr);

    /// Follows a preview, which outlives it.
    void setPreview(const SourcePreview& preview);
    /// Whether it is wanted. `isSoon`: the documents may be there in a moment, and it would only flicker; it waits.
    void setWanted(bool isWanted, bool isSoon);

Q_SIGNALS:
    /// It came into sight, or went.
    void shownChanged();

private:
    void update();
    void showIfWanted();
    [[nodiscard]] int neededWidth(int column) const;

    const SourcePreview* m_preview = nullptr;
    PreviewTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QTimer* m_delay = nullptr;
    bool m_isWanted = false;
};

} // namespace casewright::ui
