// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

namespace casewright::ui {

/// Sees to it that tool tips of widgets and headers are plain text, whatever names of somebody else's are in them: Qt
/// would take what looks like mark-up for mark-up. Owned by the theme, filters the events of the application.
class PlainTips final : public QObject {
    Q_OBJECT

public:
    explicit PlainTips(QObject* parent = nullptr);

    /// What to show so that the text is read as it stands. Text of tipText() stays what it is.
    [[nodiscard]] static QString shown(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace casewright::ui
