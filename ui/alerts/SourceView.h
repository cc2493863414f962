// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

#include "ui/alerts/AlertsText.h"
#include "ui/bridge/AlertSources.h"

namespace casewright::ui {

class Banner;
class DocumentsCard;
class EmptyState;
class FieldsPane;
class FloodPlotCard;
class PreviewCard;
class SkippedLinesCard;
class SourceHeader;

/// The middle of the page: the parts that show the chosen source, one below the other. In a low window they are lower,
/// so that the documents are in sight too.
class SourceView final : public QScrollArea {
    Q_OBJECT

public:
    explicit SourceView(QWidget* parent = nullptr);

    [[nodiscard]] SourceHeader* header() const { return m_header; }
    /// What went wrong, and what to do.
    [[nodiscard]] Banner* failure() const { return m_failure; }
    [[nodiscard]] FloodPlotCard* plot() const { return m_plot; }
    [[nodiscard]] SkippedLinesCard* skipped() const { return m_skipped; }
    [[nodiscard]] FieldsPane* fields() const { return m_fields; }
    [[nodiscard]] DocumentsCard* documents() const { return m_documents; }
    /// The source is a flood, or a file.
    void setIsFlood(bool isFlood);
    /// What the file seems to be, for as long as its documents are not there.
    [[nodiscard]] PreviewCard* preview() const { return m_preview; }
    /// The documents, or the words that say why there are none. The fields are there also without the documents, where
    /// a sample tells them. While documents are being read, and none of before are there, the preview stands for both.
    void showTables(bool isShown, bool isReading);
    enum class Why { NotYet, Cancelled, Failed, AllSkipped };
    /// What the words say.
    void showNothing(const store::StoredSource& source, Why why);
    /// While the source is being read, how far that is.
    void showProgress(const store::StoredSource& source, const AlertSources& sources);
    /// Says why the source could not be read, with a button for the remedy. Null: it could be.
    void showFailure(const store::StoredSource& source, const base::Error* error, AlertsText::Remedy remedy);

Q_SIGNALS:
    /// The source is to be read, or its flood made, from the beginning.
    void readRequested();
    /// It is to be chosen where the file has its time.
    void timeRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showParts();

    SourceHeader* m_header = nullptr;
    Banner* m_failure = nullptr;
    FloodPlotCard* m_plot = nullptr;
    SkippedLinesCard* m_skipped = nullptr;
    PreviewCard* m_preview = nullptr;
    FieldsPane* m_fields = nullptr;
    DocumentsCard* m_documents = nullptr;
    EmptyState* m_nothing = nullptr;
    QWidget* m_tables = nullptr;
    bool m_hasDocuments = true;
    bool m_isTimeWanted = false;   ///< the button of m_nothing is for the time
};

} // namespace casewright::ui
