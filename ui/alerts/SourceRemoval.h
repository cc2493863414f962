// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <vector>

#include "core/store/StoredValues.h"

class QBoxLayout;
class QWidget;

namespace casewright::ui {

class AlertSources;
class Banner;

/// Takes sources from the list, without a question, says what that means for floods that are mixed into them, and puts
/// them back, the last one first. GUI thread.
class SourceRemoval final : public QObject {
    Q_OBJECT

public:
    /// The sources outlive it; what it shows belongs to `page`, which owns this.
    SourceRemoval(AlertSources& sources, QWidget* page);

    /// Puts what it shows into the page.
    void addTo(QBoxLayout* layout);
    /// The current source.
    void remove();
    /// Another workspace is open: nothing of this one can be put back.
    void forget();

Q_SIGNALS:
    /// What removing the current source would mean.
    void tipChanged(const QString& tip);

private:
    void putBack();
    void show();
    void showTip();

    AlertSources& m_sources;
    Banner* m_banner;
    std::vector<store::StoredSource> m_removed;
};

} // namespace casewright::ui
