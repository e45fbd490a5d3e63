package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/gap"
	"servgap/gap/gate"
	"servgap/importers/problem"
)

// earlier is what a fall is measured from by what a check names: a wave, the one
// before, or a baseline; behind the last two the reference. It is empty if there is
// none, and none of it is a reason to stop: what cannot be compared is not judged, and
// why is said here. A wave that does not come before the audited one is never compared
// with: a fall since then would be a rise.
func (sh *shared) earlier(ctx context.Context, p *config.Project, w config.Wave, against string, a gate.Audit) ([]gate.Wave, error) {
	var waves []gate.Wave
	var err error
	switch against {
	case config.AgainstBaseline:
		waves, err = sh.baselines(p, w, a)
	case config.AgainstPrevious:
		waves, err = sh.waveAt(ctx, p, w, waveIndex(p, w.ID)-1, a)
	default:
		return sh.waveAt(ctx, p, w, waveIndex(p, against), a)
	}
	if err != nil {
		return nil, err
	}
	return sh.withReference(p, a, waves)
}

func waveIndex(p *config.Project, id string) int {
	return slices.IndexFunc(p.Waves, func(w config.Wave) bool { return w.ID == id })
}

// waveAt is an earlier wave of the project, none if there is no such.
func (sh *shared) waveAt(ctx context.Context, p *config.Project, w config.Wave, at int, a gate.Audit) ([]gate.Wave, error) {
	switch {
	case at < 0:
		return nil, nil
	case at >= waveIndex(p, w.ID):
		return []gate.Wave{{Label: p.Waves[at].ID, Reason: gate.NotEarlier}}, nil
	}
	old, err := sh.auditedWave(ctx, p, p.Waves[at], a.Checks)
	if err != nil {
		return []gate.Wave{{Label: p.Waves[at].ID, Reason: gate.Unreadable}}, sh.unreadable(err)
	}
	sh.otherwise(a, old.Results[gate.Segment{}])
	return []gate.Wave{old}, nil
}

// baselines is the baseline of the project, if it names one: of no later wave, and not
// so old that an audit was left out since.
func (sh *shared) baselines(p *config.Project, w config.Wave, a gate.Audit) ([]gate.Wave, error) {
	path, named := baselinePath(p)
	if !named {
		return nil, nil
	}
	old, err := sh.keptWave(p, path, a)
	if old.Reason == "" {
		old.Reason = gate.Outdated(old.Date, w.Date, p.Cadence.Value)
	}
	return []gate.Wave{old}, err
}

// withReference adds the reference of the project, if it has one that keeps another
// wave, an earlier one: each step of a slow decline is within the limit, and not all of it.
func (sh *shared) withReference(p *config.Project, a gate.Audit, waves []gate.Wave) ([]gate.Wave, error) {
	path := referencePath(p)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) || len(waves) == 0 {
		return waves, nil
	}
	reference, err := sh.keptWave(p, path, a)
	if err != nil || reference.Reason == gate.NotEarlier || slices.ContainsFunc(waves, func(w gate.Wave) bool { return w.Label == reference.Label }) {
		return waves, err
	}
	return append(waves, reference), nil
}

// keptWave is a wave as a baseline keeps it.
func (sh *shared) keptWave(p *config.Project, path string, a gate.Audit) (gate.Wave, error) {
	settings, err := sh.load()
	if err != nil {
		return gate.Wave{}, err
	}
	b, err := openBaseline(path, gap.Options{Confidence: settings.Confidence})
	if err != nil {
		return gate.Wave{Label: filepath.Base(path), Reason: gate.Unreadable}, sh.unreadable(err)
	}
	if waveIndex(p, b.result.Wave) >= waveIndex(p, a.Now.Label) {
		return gate.Wave{Label: b.result.Wave, Reason: gate.NotEarlier}, nil
	}
	sh.otherwise(a, b.result)
	return gate.Wave{Label: b.result.Wave, Date: b.date, Results: map[gate.Segment]gap.Result{{}: b.result}}, nil
}

// otherwise says what was asked or counted otherwise in an earlier wave.
func (sh *shared) otherwise(a gate.Audit, before gap.Result) {
	now := a.Now.Results[gate.Segment{}]
	if changed := now.ChangedSince(before); len(changed) > 0 {
		sh.printProblems(problem.List{changedSince(before, now, changed)}, ExitData)
	}
}

// unreadable tells what is wrong with an earlier wave. What is no mistake in its data
// stops the audit.
func (sh *shared) unreadable(err error) error {
	var problems problem.List
	if err := collect(&problems, err); err != nil {
		return err
	}
	if exitOf(problems) == ExitUsage {
		return problems
	}
	sh.printProblems(problems, ExitData)
	return nil
}
