// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <functional>

namespace casewright::ui {

class EmptyState;
class WhatIfSubject;

/// What stands on the What-if page before anything can be asked: why not, and the button for what to do next.
class WhatIfStart final : public QWidget {
    Q_OBJECT

public:
    /// The subject outlives it.
    explicit WhatIfStart(WhatIfSubject& subject, QWidget* parent = nullptr);

    /// Says what is missing now.
    void showNext();

Q_SIGNALS:
    /// To another page, by its name.
    void goRequested(const QString& page);

private:
    void offer(const QString& title, const QString& text, const QString& button, std::function<void()> next);
    void offerAlerts();

    WhatIfSubject& m_subject;
    EmptyState* m_state = nullptr;
    std::function<void()> m_next;
};

} // namespace casewright::ui
