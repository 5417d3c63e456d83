//! The builds that are measured, in rounds: each build once a round, so that a slow minute of the
//! machine is not that of one of them alone.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::corpus::Corpus;
use crate::gongwen_site::{self, Change, Edited, Extent};
use crate::process::{self, Usage};
use crate::tree::{self, Weight};
use crate::{Failure, hugo_site};

/// The program beside which Gongwen is measured.
pub struct Hugo {
    program: PathBuf,
    /// What it says that it is.
    pub version: String,
}

impl Hugo {
    /// Asks a program whether it is Hugo.
    pub fn find(program: &Path) -> Result<Self, Failure> {
        let program =
            std::path::absolute(program).map_err(|error| tree::failure(program, &error))?;
        let output = Command::new(&program).arg("version").output();
        let output = output.map_err(|error| {
            format!("--hugo: {}\n{}", tree::failure(&program, &error), crate::HOW_TO_GET_HUGO)
        })?;
        let said = String::from_utf8_lossy(&output.stdout);
        let version =
            said.strip_prefix("hugo v").and_then(|rest| rest.split(['-', '+', ' ']).next());
        match version {
            Some(version) => Ok(Self { version: version.to_owned(), program }),
            None => Err(format!("--hugo: {} is not Hugo", program.display())),
        }
    }
}

/// A build that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// Hugo's, into an empty folder.
    Hugo,
    /// Gongwen's, into an empty folder.
    All,
    /// The same again, when nothing has changed.
    Unchanged,
    /// The same again, when one text has been changed.
    Edited(Change),
    /// With all switched off that can be, into an empty folder.
    Least,
}

impl Build {
    const ORDER: [Self; 7] = [
        Self::Hugo,
        Self::All,
        Self::Unchanged,
        Self::Edited(Change::Sentence),
        Self::Edited(Change::Summary),
        Self::Edited(Change::Title),
        Self::Least,
    ];
}

/// One build, measured.
pub struct Run {
    /// What the process used.
    pub usage: Usage,
    /// What it left behind.
    pub weight: Weight,
}

/// All builds of one corpus.
pub struct Measured {
    /// Of how many notices.
    pub notices: usize,
    /// How heavy their files are: those of Gongwen's site, without the settings.
    pub content: Weight,
    /// The runs of each build.
    pub builds: Vec<(Build, Vec<Run>)>,
}

/// The clock of a file system may lag behind by a tick of the system's.
const TICK: Duration = Duration::from_millis(20);

impl Measured {
    /// Makes the corpus in a folder, and measures.
    pub fn take(
        notices: usize,
        folder: &Path,
        hugo: Option<&Hugo>,
        runs: usize,
    ) -> Result<Self, Failure> {
        let begin = Instant::now();
        let corpus = Corpus::new(notices);
        let bench = Bench { folder, hugo };
        gongwen_site::write(&corpus, &bench.site())?;
        if hugo.is_some() {
            hugo_site::write(&corpus, &bench.hugo_site())?;
        }
        eprintln!("{notices} notices made in {:.1} s", begin.elapsed().as_secs_f64());
        let content = tree::weigh(&bench.site().join("content"), SystemTime::now())?;
        let mut edited = Edited::new(&corpus, &bench.site());
        let order =
            Build::ORDER.into_iter().filter(|build| hugo.is_some() || *build != Build::Hugo);
        let mut builds: Vec<(Build, Vec<Run>)> = order.map(|build| (build, Vec::new())).collect();
        for number in 1..=runs {
            for (build, runs) in &mut builds {
                runs.push(bench.run(*build, &mut edited)?);
            }
            eprintln!("run {number} of {runs}, after {:.0} s", begin.elapsed().as_secs_f64());
        }
        Ok(Self { notices, content, builds })
    }
}

/// Where a corpus is built.
struct Bench<'a> {
    folder: &'a Path,
    hugo: Option<&'a Hugo>,
}

impl Bench<'_> {
    fn site(&self) -> PathBuf {
        self.folder.join("gongwen")
    }

    fn hugo_site(&self) -> PathBuf {
        self.folder.join("hugo")
    }

    fn run(&self, build: Build, edited: &mut Edited) -> Result<Run, Failure> {
        let out = self.prepare(build, edited)?;
        thread::sleep(TICK);
        let begin = SystemTime::now();
        thread::sleep(TICK);
        let usage = process::run(&mut self.command(build, &out), &self.folder.join("log"))?;
        Ok(Run { usage, weight: tree::weigh(&out, begin)? })
    }

    /// Brings all to the state in which the build begins, and says where its site will be.
    fn prepare(&self, build: Build, edited: &mut Edited) -> Result<PathBuf, Failure> {
        let out = self.folder.join(match build {
            Build::Hugo => "hugo-public",
            Build::All | Build::Unchanged | Build::Edited(_) => "public",
            Build::Least => "least-public",
        });
        let extent = if build == Build::Least { Extent::Least } else { Extent::All };
        gongwen_site::set(extent, &self.site())?;
        match build {
            Build::Unchanged => {}
            Build::Edited(change) => edited.edit(change)?,
            Build::Hugo => tree::remove(&out)?,
            Build::All | Build::Least => {
                edited.restore()?;
                tree::remove(&out)?;
                // What a build may have kept for the next one.
                tree::remove(&self.site().join(".gongwen"))?;
            }
        }
        Ok(out)
    }

    fn command(&self, build: Build, out: &Path) -> Command {
        match (build, self.hugo) {
            (Build::Hugo, Some(hugo)) => {
                let mut command = Command::new(&hugo.program);
                command.args(["--quiet", "--noBuildLock", "--source"]).arg(self.hugo_site());
                command.arg("--destination").arg(out);
                command
            }
            _ => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"));
                // The corpus has no fault, and a build that found one would measure something else.
                command
                    .arg("--root")
                    .arg(self.site())
                    .args(["build", "--strict", "--out"])
                    .arg(out);
                command
            }
        }
    }
}
