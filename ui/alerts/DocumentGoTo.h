// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimeZone>
#include <QWidget>

#include <optional>
#include <variant>

#include "core/base/Time.h"

class QLineEdit;

namespace casewright::ui {

class FieldNote;

/// A line to go to a row or a moment. Hidden until ask(); Esc hides it again.
class DocumentGoTo final : public QWidget {
    Q_OBJECT

public:
    /// Of the table that is shown, from 1.
    struct Row {
        qint64 number = 0;
        friend bool operator==(const Row&, const Row&) = default;
    };
    using Place = std::variant<Row, base::Timestamp>;

    explicit DocumentGoTo(QWidget* parent = nullptr);

    /// Shows itself and takes the focus.
    void ask();
    /// "1 204", "1204", "2026-03-05 03:35", "2026-03-05T03:35:00Z"; a time without a zone is in this one.
    [[nodiscard]] static std::optional<Place> parse(const QString& text,
                                                    const QTimeZone& zone = QTimeZone::systemTimeZone());

Q_SIGNALS:
    void rowWanted(qint64 number);
    void momentWanted(qint64 milliseconds);
    /// It is done, or not wanted any more.
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take();
    void close();

    QLineEdit* m_field = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
