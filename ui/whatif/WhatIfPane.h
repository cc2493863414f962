// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include "ui/bridge/WhatIfSubject.h"

namespace casewright::ui {

struct WhatIfFindings;

/// A part of the What-if page, behind one of its tabs: it asks something of the subject and shows the answer. It works
/// while it is in sight. GUI thread.
class WhatIfPane : public QWidget {
    Q_OBJECT

public:
    /// The subject outlives it.
    explicit WhatIfPane(WhatIfSubject& subject, QWidget* parent = nullptr) : QWidget(parent), m_subject(subject) {}

    /// Stable, lower case: "sweep".
    [[nodiscard]] virtual QString name() const = 0;
    /// Of its tab.
    [[nodiscard]] virtual QString title() const = 0;
    /// Choices that stand at the right of the tabs while it is in sight; null: none. The page gives them their place.
    [[nodiscard]] virtual QWidget* controls() { return nullptr; }
    /// It comes into sight, or leaves it: take up what changed meanwhile, or let go of work.
    virtual void setInSight(bool isInSight) { static_cast<void>(isInSight); }
    /// What a person arranged, to be kept for the next start; empty: nothing.
    [[nodiscard]] virtual QByteArray arrangement() const { return {}; }
    virtual void restoreArrangement(const QByteArray& arrangement) { static_cast<void>(arrangement); }
    /// What it found out, for a report of the page.
    virtual void addTo(WhatIfFindings& findings) const { static_cast<void>(findings); }
    /// Where the keyboard begins.
    virtual void takeFocus() { setFocus(); }

Q_SIGNALS:
    /// A line at the right of the header: "72 settings · 48 211 alerts · 0.09 s".
    void summaryChanged(const QString& text);
    /// For the status line.
    void statusChanged(const QString& text);
    /// Something went wrong: title and what to do.
    void failed(const QString& title, const QString& text);
    /// To another pane, by its name: "compare" for the chosen setting beside the rule's own.
    void paneRequested(const QString& pane);
    /// To another page, by its name.
    void pageRequested(const QString& page);

protected:
    WhatIfSubject& m_subject;
};

} // namespace casewright::ui
