// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

/// A question that is answered in the background, whatever it is about: what a line with its progress needs. GUI
/// thread.
class BackgroundQuestion : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual bool isRunning() const = 0;
    /// Gives up what runs; the answer before it stays.
    virtual void cancel() = 0;
    /// Of what runs: to be polled at 30 Hz.
    [[nodiscard]] const base::Progress& progress() const { return *m_progress; }
    /// Why the last question has no answer. Nothing where it was given up.
    [[nodiscard]] const std::optional<base::Error>& failure() const { return m_failure; }
    /// Wall time of the last answer.
    [[nodiscard]] double seconds() const { return m_seconds; }

Q_SIGNALS:
    void started();
    void finished();   ///< answered, failed or given up

protected:
    std::shared_ptr<base::Progress> m_progress = std::make_shared<base::Progress>();
    std::optional<base::Error> m_failure;
    double m_seconds = 0;
};

/// The same with its answer. The latest question wins; destroying it stops what runs.
template<class Value>
class WhatIfQuestion final : public BackgroundQuestion {
public:
    /// Runs on another thread, and stops within 100 ms of a request.
    using Work = std::function<base::Result<Value>(base::Progress&, const std::stop_token&)>;

    explicit WhatIfQuestion(QObject* parent = nullptr) : BackgroundQuestion(parent), m_job(this) {}

    void ask(Work work)
    {
        m_progress = std::make_shared<base::Progress>();
        m_failure.reset();
        m_clock.start();
        m_job.start(
            [work = std::move(work), progress = m_progress](const std::stop_token& stop) -> Answer {
                base::Result<Value> found = work(*progress, stop);
                if (!found)
                    return base::fail(found.error());
                return std::make_shared<const Value>(std::move(*found));
            },
            [this](Answer answer) { take(std::move(answer)); });
        Q_EMIT started();
    }
    void cancel() override
    {
        if (!m_job.isRunning())
            return;
        m_job.cancel();
        Q_EMIT finished();
    }
    /// Gives up what runs, and lets go of the answer.
    void forget()
    {
        m_answer.reset();
        m_failure.reset();
        cancel();
    }
    [[nodiscard]] bool isRunning() const override { return m_job.isRunning(); }
    /// Of the last question that had one; null: none.
    [[nodiscard]] const std::shared_ptr<const Value>& answer() const { return m_answer; }

private:
    using Answer = base::Result<std::shared_ptr<const Value>>;

    void take(Answer answer)
    {
        m_seconds = static_cast<double>(m_clock.nsecsElapsed()) / 1e9;
        if (answer)
            m_answer = std::move(*answer);
        else if (answer.error().code != base::ErrorCode::Cancelled)
            m_failure = answer.error();
        if (!answer && m_failure)
            m_answer.reset();
        Q_EMIT finished();
    }

    QElapsedTimer m_clock;
    std::shared_ptr<const Value> m_answer;
    LatestJob<Answer> m_job;
};

} // namespace casewright::ui
